import type { Mistake } from "@deconvscope/proto";
import { Button, type FigureExport, FigureFrame, formatCount, type SplitReference } from "@deconvscope/shell";
import { useState } from "react";
import styles from "./evaluation.module.css";
import { MistakeTile } from "./mistake-tile.tsx";
import type { OpenedCell } from "./opened-cell.ts";

interface MistakesFigureProps {
  on: SplitReference;
  mistakes: readonly Mistake[];
  opened: OpenedCell | undefined;
  /** The address names a cell that is not there. */
  isMissing: boolean;
  onClose: (focus: FocusOptions) => void;
  figure: FigureExport;
}

const page = 18;

/** The mistakes that the model was surest of, or those of a cell; each opens in the zones that look into it. */
export function MistakesFigure({ on, mistakes, opened, isMissing, onClose, figure }: MistakesFigureProps) {
  const [count, setCount] = useState(page);
  const shown = opened?.mistakes ?? mistakes;
  return (
    <FigureFrame
      id="mistakes"
      panel
      label="Mistakes"
      title={<h4 className="look-label">{opened?.title ?? "The worst mistakes"}</h4>}
      aside={opened ? undefined : "what it was surest of, and wrong about"}
      controls={
        opened && (
          <Button small onClick={({ detail }) => onClose({ preventScroll: detail > 0 })}>
            All mistakes
          </Button>
        )
      }
      figure={figure}
      withoutFootnote
    >
      {isMissing && (
        <p className="sub" role="note">
          The cell of the address is not in this confusion: these are of all its cells.
        </p>
      )}
      {opened && <p className={`sub ${styles.opened}`}>{opened.text}</p>}
      {shown.length === 0 && (
        <p className="sub">
          {opened && opened.reading.images > 0 && opened.reading.row !== opened.reading.column
            ? "None of its images are among the mistakes that are listed."
            : "There is no mistake to show."}
        </p>
      )}
      <ul className={styles.mistakes}>
        {shown.slice(0, count).map((mistake) => (
          <MistakeTile key={mistake.image} on={on} mistake={mistake} />
        ))}
      </ul>
      {shown.length > count && (
        <Button look="quiet" onClick={() => setCount(count + page)}>
          {formatCount(Math.min(page, shown.length - count))} more of {formatCount(shown.length)}
        </Button>
      )}
    </FigureFrame>
  );
}
