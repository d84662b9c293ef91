import {
  Button,
  type FigureExport,
  FigureFrame,
  formatCount,
  formatPercent,
  navigate,
  Segmented,
  useViewState,
} from "@deconvscope/shell";
import {
  type CellReading,
  type ConfusionWindow,
  isWhole,
  type MatrixPlace,
  wholeWindow,
  zoomWindow,
} from "@deconvscope/viz-confusion-matrix";
import { ConfusionMatrix } from "@deconvscope/viz-confusion-matrix/react";
import { useMemo, useState } from "react";
import styles from "./evaluation.module.css";
import { type EvaluatedConfusion, orderConfusion } from "./to-confusion.ts";

interface ConfusionFigureProps {
  confusion: EvaluatedConfusion;
  figure: FigureExport;
  /** Rows and columns of the confusion. */
  onOpen: (cell: CellReading) => void;
}

const orders = ["class", "accuracy", "similarity"] as const;
const mostRows = 300;

/** Which class is taken for which: reordered, a block of it, and a cell that opens its mistakes. */
export function ConfusionFigure({ confusion, figure, onOpen }: ConfusionFigureProps) {
  const { view } = useViewState();
  const by = view?.classes ?? "class";
  const order = useMemo(() => orderConfusion(confusion, by), [confusion, by]);
  const [measure, setMeasure] = useState<"shares" | "counts">("shares");
  const [shown, setShown] = useState<{ by: string; window: ConfusionWindow }>();
  const [table, setTable] = useState(false);
  const [last, setLast] = useState<MatrixPlace>();
  const window = shown?.by === by ? shown.window : undefined;
  const count = confusion.classes.length;
  const own = confusion.classIndices.filter((index) => index >= 0).length;
  const show = (next: ConfusionWindow | undefined) =>
    setShown(next && !isWhole(next, count) ? { by, window: next } : undefined);
  const zoom = (factor: number) => {
    const now = window ?? wholeWindow(count);
    show(zoomWindow(now, factor, last ?? middleOf(now), count));
  };
  return (
    <FigureFrame
      id="confusion"
      panel
      label="Confusion"
      title={<h4 className={`look-section ${styles.title}`}>Which class is taken for which</h4>}
      table={{ shown: table, onToggle: () => setTable(!table) }}
      figure={figure}
      withoutFootnote
    >
      <div className={styles.controls}>
        <Segmented
          label="Order of the classes"
          options={orders}
          value={by}
          onChange={(next) => navigate({ classes: next === "class" ? undefined : next }, { replace: true })}
        />
        <Segmented label="Colours" options={["shares", "counts"] as const} value={measure} onChange={setMeasure} />
        <span className={styles.zoom}>
          <Button small aria-label="Fewer classes" title="Fewer classes  +" onClick={() => zoom(0.5)}>
            +
          </Button>
          <Button small aria-label="More classes" title="More classes  −" disabled={!window} onClick={() => zoom(2)}>
            −
          </Button>
          <Button small disabled={!window} onClick={() => show(undefined)}>
            All {formatCount(own)} classes
          </Button>
        </span>
      </div>
      {table ? (
        <ConfusionTableView confusion={confusion} />
      ) : (
        <>
          <ConfusionMatrix
            classes={confusion.classes}
            cells={confusion.cells}
            measure={measure}
            order={order}
            window={window}
            label="Which class is taken for which"
            onOpen={(cell) => {
              setLast({ row: order.indexOf(cell.row), column: order.indexOf(cell.column) });
              onOpen(cell);
            }}
            onZoom={show}
          />
          <p className={styles.hint}>
            {measure === "shares" ? "Numbers are percent of the row." : "Numbers are images."} Draw a block to see its
            classes, press a cell for its mistakes; by keys: arrows, + and −, Enter, Esc.
          </p>
        </>
      )}
    </FigureFrame>
  );
}

const middleOf = ({ rows, columns }: ConfusionWindow): MatrixPlace => ({
  row: Math.floor((rows[0] + rows[1]) / 2),
  column: Math.floor((columns[0] + columns[1]) / 2),
});

function ConfusionTableView({ confusion: { classes, cells } }: { confusion: EvaluatedConfusion }) {
  const mistaken = cells.filter(({ row, column }) => row !== column).toSorted((a, b) => b.images - a.images);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key.
    <section className={styles.table} aria-label="Confusion as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>Own class</th>
            <th>Taken for</th>
            <th className="right">Images</th>
            <th className="right">Of its class</th>
          </tr>
        </thead>
        <tbody>
          {mistaken.slice(0, mostRows).map(({ row, column, images }) => (
            <tr key={`${row} ${column}`}>
              <td>{classes[row]!.name}</td>
              <td>{classes[column]!.name}</td>
              <td className="right num">{formatCount(images)}</td>
              <td className="right num">{formatPercent(images / Math.max(1, classes[row]!.images))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
