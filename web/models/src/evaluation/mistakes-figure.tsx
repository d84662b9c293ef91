import type { Mistake } from "@deconvscope/proto";
import { Button, type FigureExport, FigureFrame, formatCount, type SplitReference } from "@deconvscope/shell";
import { useState } from "react";
import styles from "./evaluation.module.css";
import { MistakeTile } from "./mistake-tile.tsx";

/** Mistakes of one cell of the confusion. */
export interface OpenedCell {
  /** "rabbit taken for cat: 12 of 50 images, 24.0 %" */
  text: string;
  mistakes: readonly Mistake[];
}
interface MistakesFigureProps {
  on: SplitReference;
  mistakes: readonly Mistake[];
  opened: OpenedCell | undefined;
  onClose: () => void;
  figure: FigureExport;
}

const page = 18;

/** The mistakes that the model was surest of, or those of a cell; each opens in the zones that look into it. */
export function MistakesFigure({ on, mistakes, opened, onClose, figure }: MistakesFigureProps) {
  const [count, setCount] = useState(page);
  const shown = opened?.mistakes ?? mistakes;
  return (
    <FigureFrame
      id="mistakes"
      panel
      label="Mistakes"
      title={<h4 className={`look-section ${styles.title}`}>{opened ? "Mistakes of a cell" : "The worst mistakes"}</h4>}
      aside={opened ? opened.text : "what it was surest of, and wrong about"}
      controls={
        opened && (
          <Button small onClick={onClose}>
            All mistakes
          </Button>
        )
      }
      figure={figure}
    >
      {shown.length === 0 && (
        <p className="sub">
          {opened ? "None of its images are among the mistakes that are listed." : "It made no mistake."}
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
