import { useState } from "react";
import { IconButton } from "../controls/button.tsx";
import { focusAtOnce } from "../controls/focus-at-once.ts";
import { ExportIcon } from "../controls/icons.tsx";
import { Popover } from "../controls/popover.tsx";
import { type ExportFormat, exportFormats } from "../export/export-formats.ts";
import type { FigureExport } from "../export/figure-export.ts";
import { formatCount } from "../format/format-number.ts";
import styles from "./figure.module.css";

interface ExportMenuProps {
  figure: FigureExport;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** PNG, SVG, CSV, NPY or NPZ, parameters, the call: the same order everywhere; what a figure has not is left out. */
export function ExportMenu({ figure, open, onOpen }: ExportMenuProps) {
  const [failure, setFailure] = useState<string>();
  const [waiting, setWaiting] = useState<{ name: string; words: string }>();
  const save = (format: ExportFormat) => {
    if (waiting) return;
    setFailure(undefined);
    setWaiting({ name: format.name, words: "" });
    const tell = (done: number, total: number) =>
      setWaiting({ name: format.name, words: `${formatCount(done)} of ${formatCount(total)} came` });
    format
      .save(figure, tell)
      .then(
        () => onOpen(false),
        (thrown: unknown) => setFailure(thrown instanceof Error ? thrown.message : String(thrown)),
      )
      .finally(() => setWaiting(undefined));
  };
  const offered = exportFormats.filter((format) => format.offered(figure));
  return (
    <Popover
      open={open}
      onClose={() => onOpen(false)}
      trigger={
        <IconButton
          label="Export this figure"
          shortcut="e"
          aria-haspopup="menu"
          aria-expanded={open}
          disabled={offered.length === 0}
          onClick={() => onOpen(!open)}
        >
          <ExportIcon />
        </IconButton>
      }
    >
      <div className={styles.menu} role="menu" tabIndex={-1} aria-label="Export" onKeyDown={moveFocus}>
        {offered.map((format, index) => (
          <div key={format.name} role="none">
            {index > 0 && format.group !== offered[index - 1]?.group && <hr />}
            <button
              type="button"
              role="menuitem"
              ref={index === 0 ? focusAtOnce : null}
              aria-disabled={waiting !== undefined}
              onClick={() => save(format)}
            >
              <b>{format.name}</b>
              {format.what}
              <span className="dim push">{(waiting?.name === format.name && waiting.words) || format.extra}</span>
            </button>
          </div>
        ))}
        <p className="visually-hidden" role="status">
          {waiting?.words}
        </p>
        {failure && (
          <p className={styles.failed} role="alert">
            {failure}
          </p>
        )}
      </div>
    </Popover>
  );
}

function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const next = (items.findIndex((item) => item.matches(":focus")) + by + items.length) % items.length;
  items[next]?.focus();
}
