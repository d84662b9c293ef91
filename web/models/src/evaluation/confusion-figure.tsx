import {
  Button,
  type FigureExport,
  FigureFrame,
  formatCount,
  MeasureControls,
  navigate,
  Segmented,
  useTableChoice,
  useViewState,
} from "@deconvscope/shell";
import { type CellReading, type ConfusionWindow, isWhole, type MatrixPlace } from "@deconvscope/viz-confusion-matrix";
import { ConfusionMatrix } from "@deconvscope/viz-confusion-matrix/react";
import { useMemo } from "react";
import { ConfusionTableView } from "./confusion-table-view.tsx";
import { ConfusionZoom } from "./confusion-zoom.tsx";
import styles from "./evaluation.module.css";
import { blockOf, type EvaluatedConfusion, orderConfusion } from "./to-confusion.ts";

interface ConfusionFigureProps {
  confusion: EvaluatedConfusion;
  figure: FigureExport;
  /** The cell whose mistakes are shown, and how many of them are. */
  opened: { reading: CellReading; mistakes: readonly unknown[] } | undefined;
  /** Rows and columns of the confusion. */
  onOpen: (cell: CellReading) => void;
  onClose: () => void;
}

const orders = ["class", "accuracy", "similarity"] as const;

/** Which class is taken for which: reordered, a block of it, and a cell that opens its mistakes. */
export function ConfusionFigure({ confusion, figure, opened, onOpen, onClose }: ConfusionFigureProps) {
  const { view } = useViewState();
  const by = view?.classes ?? "class";
  const order = useMemo(() => orderConfusion(confusion, by), [confusion, by]);
  const measure = view?.colours ?? "shares";
  const table = useTableChoice("confusion");
  const count = confusion.classes.length;
  const window = blockOf(view?.block, count);
  const show = (next: ConfusionWindow | undefined) =>
    navigate({ block: next && !isWhole(next, count) ? next : undefined }, { replace: true });
  const middle: MatrixPlace | undefined = opened && {
    row: order.indexOf(opened.reading.row),
    column: order.indexOf(opened.reading.column),
  };
  return (
    <FigureFrame
      id="confusion"
      panel
      label="Confusion"
      title={<h4 className="look-label">Which class is taken for which</h4>}
      table={table}
      figure={figure}
      withoutFootnote
    >
      <MeasureControls>
        <Segmented
          label="Order of the classes"
          options={orders}
          value={by}
          onChange={(next) =>
            navigate({ classes: next === "class" ? undefined : next, block: undefined }, { replace: true })
          }
        />
        <Segmented
          label="Colours"
          options={["shares", "counts"] as const}
          value={measure}
          onChange={(next) => navigate({ colours: next === "counts" ? next : undefined }, { replace: true })}
        />
        <ConfusionZoom
          classes={confusion.classIndices.filter((index) => index >= 0).length}
          {...{ count, window, middle }}
          onZoom={show}
        />
      </MeasureControls>
      {table.shown ? (
        <ConfusionTableView confusion={confusion} />
      ) : (
        <>
          <ConfusionMatrix
            classes={confusion.classes}
            cells={confusion.cells}
            measure={measure}
            order={order}
            window={window}
            current={opened?.reading}
            label="Which class is taken for which"
            onOpen={onOpen}
            onClose={opened && onClose}
            onZoom={show}
          />
          <div className={styles.hint}>
            <p>
              {view?.block && !window && "The block of the address is not in this matrix. "}
              Colours and numbers are {measure === "shares" ? "percent of the row" : "images"}. Draw a block to enlarge
              it, press a cell for its mistakes; keys: arrows, +, −, Enter, Esc.
            </p>
            {opened && opened.mistakes.length > 0 && (
              <Button small onClick={() => document.getElementById("mistakes")?.scrollIntoView()}>
                Its {formatCount(opened.mistakes.length)} {opened.mistakes.length === 1 ? "mistake" : "mistakes"} below
              </Button>
            )}
          </div>
        </>
      )}
    </FigureFrame>
  );
}
