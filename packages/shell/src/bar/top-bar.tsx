import { useState } from "react";
import { useCatalog } from "../catalog/catalog.tsx";
import { IconButton } from "../controls/button.tsx";
import { FindIcon, HelpIcon, LinkIcon, Mark, ThemeIcon } from "../controls/icons.tsx";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useViewState } from "../url/use-view-state.ts";
import { BackendChip } from "./backend-chip.tsx";
import styles from "./bar.module.css";
import { FindDialog } from "./find-dialog.tsx";
import { HelpDialog } from "./help-dialog.tsx";
import { ImageChip } from "./image-chip.tsx";
import { ModelChip } from "./model-chip.tsx";
import { useCopyLink } from "./use-copy-link.ts";
import { presentZones, type ZoneName } from "./zones.tsx";

/** The one bar of all zones: where you are, what you look at, what computes. */
export function TopBar({ zone }: { zone: ZoneName | undefined }) {
  const { status } = useCatalog();
  const { link } = useViewState();
  const { toggleTheme } = useTheme();
  const { copied, copyLink } = useCopyLink();
  const [dialog, setDialog] = useState<"find" | "help">();
  const zones = presentZones(status.value?.zones);
  const query = link({}).replace(/^\?$/, "");
  useShortcuts(
    zones.map(({ key, title, path }) => ({
      keys: `g ${key}`,
      does: `go to ${title}`,
      run: () => location.assign(path + query),
    })),
  );
  // Registered once: a zone's own meaning of one of these keys stays the latest.
  useShortcuts([
    { keys: "/", does: "find a model, layer or image", run: () => setDialog("find") },
    { keys: "l", does: "copy link", run: copyLink },
    { keys: "t", does: "light or dark", run: toggleTheme },
    { keys: "?", does: "this list", run: () => setDialog("help") },
  ]);
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <header className={styles.bar}>
        <a className={styles.mark} href={`/${query}`} aria-label="Deconvscope, home">
          <Mark />
          <span>Deconvscope</span>
        </a>
        <nav className={styles.zones} aria-label="Zones">
          {zones.map(({ name, title, path }) => (
            <a key={name} href={path + query} aria-current={name === zone ? "page" : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <div className={styles.context}>
          <ModelChip />
          {zone !== "training" && (
            <>
              <span className={styles.separator} aria-hidden="true">
                ×
              </span>
              <ImageChip />
            </>
          )}
        </div>
        <div className={styles.tools}>
          <BackendChip />
          <IconButton
            className={styles.optional}
            label="Find a model, layer or image"
            shortcut="/"
            onClick={() => setDialog("find")}
          >
            <FindIcon />
          </IconButton>
          <IconButton
            className={styles.optional}
            label={copied ? "Link copied" : "Copy a link to this view"}
            shortcut="l"
            onClick={copyLink}
          >
            <LinkIcon />
          </IconButton>
          <IconButton label="Switch between light and dark" shortcut="t" onClick={toggleTheme}>
            <ThemeIcon />
          </IconButton>
          <IconButton className={styles.optional} label="Keys" shortcut="?" onClick={() => setDialog("help")}>
            <HelpIcon />
          </IconButton>
        </div>
        <span className="visually-hidden" role="status">
          {copied ? "Link copied" : ""}
        </span>
      </header>
      <nav className={styles.tabs} aria-label="Zones, at the bottom" aria-busy={!status.value}>
        {zones.map(({ name, title, path, Icon }) => (
          <a key={name} href={path + query} aria-current={name === zone ? "page" : undefined}>
            <Icon />
            {title}
          </a>
        ))}
      </nav>
      {dialog === "find" && <FindDialog onClose={() => setDialog(undefined)} />}
      {dialog === "help" && <HelpDialog onClose={() => setDialog(undefined)} />}
    </>
  );
}
