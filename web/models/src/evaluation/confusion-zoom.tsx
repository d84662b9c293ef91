import { Button, formatCount } from "@deconvscope/shell";
import { type ConfusionWindow, type MatrixPlace, wholeWindow, zoomWindow } from "@deconvscope/viz-confusion-matrix";
import styles from "./evaluation.module.css";

interface ConfusionZoomProps {
  /** Of the dataset. */
  classes: number;
  /** Rows of the matrix. */
  count: number;
  /** The block that is shown; all of it without. */
  window: ConfusionWindow | undefined;
  /** What stays in the middle; the block's own middle without. */
  middle: MatrixPlace | undefined;
  onZoom: (window: ConfusionWindow | undefined) => void;
}

/** Fewer classes, more, and all of them. */
export function ConfusionZoom({ classes, count, window, middle, onZoom }: ConfusionZoomProps) {
  const zoom = (factor: number) => {
    const now = window ?? wholeWindow(count);
    onZoom(zoomWindow(now, factor, middle ?? middleOf(now), count));
  };
  return (
    <span className={styles.zoom}>
      <Button small aria-label="Fewer classes" title="Fewer classes  +" onClick={() => zoom(0.5)}>
        +
      </Button>
      {/* Not disabled: it would lose the focus with its own press. */}
      <Button
        small
        aria-label="More classes"
        title="More classes  −"
        aria-disabled={!window}
        onClick={() => window && zoom(2)}
      >
        −
      </Button>
      <Button small aria-disabled={!window} onClick={() => onZoom(undefined)}>
        {classes === 1 ? "The one class" : `All ${formatCount(classes)} classes`}
      </Button>
    </span>
  );
}

const middleOf = ({ rows, columns }: ConfusionWindow): MatrixPlace => ({
  row: Math.floor((rows[0] + rows[1]) / 2),
  column: Math.floor((columns[0] + columns[1]) / 2),
});
