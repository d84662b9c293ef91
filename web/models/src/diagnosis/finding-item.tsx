import { type Finding, Severity } from "@deconvscope/proto";
import { Badge, Button, type ModelView, navigate, useViewState } from "@deconvscope/shell";
import { type MouseEvent, useState } from "react";
import { AtlasLink } from "./atlas-link.tsx";
import styles from "./findings.module.css";
import { openFilter } from "./open-filter.ts";

interface FindingItemProps {
  model: ModelView;
  finding: Finding;
  /** What its layer is called. */
  label: string;
  /** The address names it. */
  current: boolean;
  /** The page is about another model: the link leads to this one's page, held against that one. */
  against: string | undefined;
  /** Its channels are the first layer's filters, not maps. */
  ofFilters: boolean;
  /** It is pointed at, or no longer. */
  onPoint: ((id: string | undefined) => void) | undefined;
}

const severities = {
  [Severity.UNSPECIFIED]: { word: "note", tone: undefined },
  [Severity.NOTE]: { word: "note", tone: undefined },
  [Severity.WARNING]: { word: "warning", tone: "warning" },
  [Severity.PROBLEM]: { word: "problem", tone: "bad" },
} as const;
const fewest = 16;

/** What was measured, what it means and what to try; its title is a link to it, its maps are links into the atlas. */
export function FindingItem({ model, finding, label, current, against, ofFilters, onPoint }: FindingItemProps) {
  const { link } = useViewState();
  const [all, setAll] = useState(false);
  const { id, layer, text, advice, channels, severity } = finding;
  const { word, tone } = severities[severity];
  const shown = all ? channels : channels.slice(0, fewest);
  const elsewhere = against === undefined ? {} : { against, filter: undefined, spectrum: undefined };
  const change = { model: model.summary.name, finding: id, ...elsewhere };
  const follow = (event: MouseEvent) => {
    if (against !== undefined || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    navigate({ finding: current ? undefined : id, spectrum: undefined });
  };
  return (
    <li
      id={`finding-${id}`}
      className={styles.finding}
      data-severity={word}
      data-current={current || undefined}
      onPointerEnter={() => onPoint?.(id)}
      onPointerLeave={() => onPoint?.(undefined)}
      onFocus={() => onPoint?.(id)}
      onBlur={() => onPoint?.(undefined)}
    >
      <Badge {...(tone ? { tone } : {})}>{word}</Badge>
      <div>
        <h5 className="look-label">
          <a href={`${link(change)}#diagnosis`} aria-current={current ? "true" : undefined} onClick={follow}>
            {text}
          </a>
        </h5>
        <p className="sub">{advice}</p>
        {channels.length > 0 && (
          <p className={styles.channels}>
            <span className="dim">{ofFilters ? "Filters" : "Maps, in the atlas:"}</span>
            {shown.map((channel) =>
              ofFilters ? (
                <button key={channel} type="button" onClick={() => openFilter(channel)}>
                  {channel}
                </button>
              ) : (
                <AtlasLink key={channel} model={model.summary.name} layer={layer} channel={channel} />
              ),
            )}
            {shown.length < channels.length && (
              <Button small look="quiet" onClick={() => setAll(true)}>
                {channels.length - shown.length} more
              </Button>
            )}
          </p>
        )}
      </div>
      <code>{label}</code>
    </li>
  );
}
