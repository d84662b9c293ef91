import type { EvaluateResponse } from "@deconvscope/proto";
import { type FigureExport, FigureFrame, formatCount, navigate, ScrollTable, useViewState } from "@deconvscope/shell";
import { useMemo } from "react";
import { type ClassRow, type ClassSort, classRows, sortRows } from "./class-rows.ts";
import styles from "./evaluation.module.css";
import { intervalText, rateText } from "./rate-text.ts";

const heads: readonly (readonly [ClassSort, string])[] = [
  ["class", "Class"],
  ["images", "Images"],
  ["accuracy", "Accuracy"],
  ["taken", "Most often taken for"],
];

const usual: ClassSort = "accuracy";

interface ClassAccuracyFigureProps {
  response: EvaluateResponse;
  /** The model's, by class. */
  labels: readonly string[];
  figure: FigureExport;
}

/** How often each class is right, the least accurate first. */
export function ClassAccuracyFigure({ response, labels, figure }: ClassAccuracyFigureProps) {
  const asked = useViewState().view?.sort;
  const by = heads.find(([name]) => name === asked?.column)?.[0] ?? usual;
  const isDescending = asked?.column === by && asked.isDescending;
  const rows = useMemo(
    () => sortRows(classRows(response, labels), by, isDescending),
    [response, labels, by, isDescending],
  );
  return (
    <FigureFrame
      id="class-accuracy"
      panel
      className={styles.classes}
      label="Accuracy per class"
      title={<h4 className="look-label">Accuracy per class</h4>}
      figure={figure}
      withoutFootnote
    >
      <ScrollTable label="Classes" height={304}>
        <thead>
          <tr>
            {heads.map(([column, title]) => (
              <th key={column} aria-sort={column === by ? (isDescending ? "descending" : "ascending") : "none"}>
                <button
                  type="button"
                  onClick={() => sortBy(column, column === by ? !isDescending : column === "taken")}
                >
                  {title} {column === by && <span aria-hidden="true">{isDescending ? "↓" : "↑"}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.classIndex} row={row} />
          ))}
        </tbody>
      </ScrollTable>
    </FigureFrame>
  );
}

function sortBy(column: ClassSort, isDescending: boolean): void {
  const isUsual = column === usual && !isDescending;
  navigate({ sort: isUsual ? undefined : { column, isDescending } }, { replace: true });
}

function Row({ row: { label, images, accuracy, taken } }: { row: ClassRow }) {
  return (
    <tr>
      <td title={label}>{label}</td>
      <td className="num">{formatCount(images)}</td>
      <td title={intervalText(accuracy)}>
        <span className={styles.share}>
          <span className="num">{rateText(accuracy)}</span>
          <span className={styles.bar} aria-hidden="true">
            {accuracy && (
              <>
                <i style={{ width: `${100 * accuracy.share}%` }} />
                <b style={{ left: `${100 * accuracy.low}%`, width: `${100 * (accuracy.high - accuracy.low)}%` }} />
              </>
            )}
          </span>
        </span>
      </td>
      <td>
        {taken ? (
          <>
            <bdi>{taken.name}</bdi> ({formatCount(taken.images)})
          </>
        ) : (
          <span className="dim">–</span>
        )}
      </td>
    </tr>
  );
}
