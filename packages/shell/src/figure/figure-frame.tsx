import { type ReactNode, useRef, useState } from "react";
import { IconButton } from "../controls/button.tsx";
import { TableIcon } from "../controls/icons.tsx";
import type { FigureExport } from "../export/figure-export.ts";
import { usePassedFocus } from "../keyboard/use-passed-focus.ts";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import { ExportMenu } from "./export-menu.tsx";
import styles from "./figure.module.css";
import { Footnote } from "./footnote.tsx";

interface FigureFrameProps {
  id?: string;
  /** Names the region. */
  label: string;
  /** A heading of the level that the page needs. */
  title: ReactNode;
  /** A few words beside the title. */
  aside?: ReactNode;
  /** Rule, tabs, key. */
  controls?: ReactNode;
  /** Given: the figure can be shown as a table (`v`). */
  table?: { shown: boolean; onToggle: () => void };
  figure?: FigureExport | undefined;
  /** The places of its export and footnote are kept while there is no `figure`: it will come by itself. */
  toCome?: boolean;
  /** On a panel of its own. */
  panel?: boolean;
  /** The footnote stands elsewhere: a neighbour's is the same. */
  withoutFootnote?: boolean;
  /** Answers `v` and `e` while no other figure has the focus. */
  main?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** Head (title, controls, table, export), picture, footnote. */
export function FigureFrame(props: FigureFrameProps) {
  const {
    id,
    label,
    title,
    aside,
    controls,
    table,
    figure,
    toCome,
    panel,
    withoutFootnote,
    main,
    className,
    children,
  } = props;
  const [exporting, setExporting] = useState(false);
  const frame = useRef<HTMLElement>(null);
  usePassedFocus(frame);
  const focused = () =>
    (frame.current?.contains(document.activeElement) ?? false) ||
    (main && !document.activeElement?.closest("[data-figure]"));
  useShortcuts(
    main
      ? [
          { keys: "v", does: "table or picture", run: () => focused() && table?.onToggle() },
          { keys: "e", does: "export this figure", run: () => focused() && figure && setExporting(true) },
        ]
      : [],
  );
  return (
    <section
      ref={frame}
      id={id}
      data-figure=""
      aria-label={label}
      className={[styles.figure, panel && `panel ${styles.panel}`, className].filter(Boolean).join(" ")}
      onKeyDown={(event) => {
        const typing = event.target instanceof HTMLInputElement;
        if (main || typing || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "v" && table) table.onToggle();
        else if (event.key === "e" && figure) setExporting(true);
        else return;
        event.preventDefault();
      }}
    >
      <header className={styles.head}>
        {title}
        {aside && <span className={`sub ${styles.aside}`}>{aside}</span>}
        <div className={styles.tools}>
          {controls}
          {table && (
            <IconButton label="Show as table" shortcut="v" aria-pressed={table.shown} onClick={table.onToggle}>
              <TableIcon />
            </IconButton>
          )}
          {figure && <ExportMenu figure={figure} open={exporting} onOpen={setExporting} />}
          {!figure && toCome && <span className={styles.exportToCome} />}
        </div>
      </header>
      {children}
      {figure && !withoutFootnote && <Footnote figure={figure} />}
      {!figure && toCome && !withoutFootnote && <div className={`${styles.footnote} ${styles.footnoteToCome}`} />}
    </section>
  );
}
