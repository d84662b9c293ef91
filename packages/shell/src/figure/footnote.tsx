import { useState } from "react";
import { useCopyLink } from "../bar/use-copy-link.ts";
import { Button } from "../controls/button.tsx";
import { Dialog } from "../controls/dialog.tsx";
import { provenanceJson } from "../export/export-formats.ts";
import { type FigureExport, footnote } from "../export/figure-export.ts";
import { copyText } from "../notice/copy-text.ts";
import styles from "./figure.module.css";

/** What made the picture, in mono; all parameters and a link behind it. */
export function Footnote({ figure }: { figure: FigureExport }) {
  const [open, setOpen] = useState(false);
  const { copied, copyLink } = useCopyLink();
  return (
    <div role="note" className={styles.footnote} aria-label="Provenance">
      {footnote(figure).map((note) => (
        <span key={note}>{note}</span>
      ))}
      <span className={styles.links}>
        <button type="button" onClick={() => setOpen(true)}>
          All parameters
        </button>
        <button type="button" onClick={copyLink}>
          {copied ? "Link copied" : "Copy link"}
        </button>
      </span>
      {open && (
        <Dialog title="All parameters" onClose={() => setOpen(false)}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key. */}
          <pre className={styles.json} tabIndex={0}>
            {provenanceJson(figure)}
          </pre>
          <Button onClick={() => void copyText(provenanceJson(figure))}>Copy</Button>
        </Dialog>
      )}
    </div>
  );
}
