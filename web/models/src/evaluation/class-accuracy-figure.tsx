import type { EvaluateResponse } from "@deconvscope/proto";
import { type FigureExport, FigureFrame, formatCount, ScrollTable } from "@deconvscope/shell";
import { useMemo, useState } from "react";
import { type ClassRow, type ClassSort, classRows, sortRows } from "./class-rows.ts";
import styles from "./evaluation.module.css";
import { intervalText, rateText } from "./rate-text.ts";

const heads: readonly (readonly [ClassSort, string])[] = [
  ["class", "Class"],
  ["images", "Images"],
  ["accuracy", "Accuracy"],
  ["taken", "Most often taken for"],
];

interface ClassAccuracyFigureProps {
  response: EvaluateResponse;
  /** The model's, by class. */
  labels: readonly string[];
  figure: FigureExport;
}

/** How often each class is right, the least accurate first. */
export function ClassAccuracyFigure({ response, labels, figure }: ClassAccuracyFigureProps) {
  const [sort, setSort] = useState<{ by: ClassSort; isDescending: boolean }>({ by: "accuracy", isDescending: false });
  const rows = useMemo(
    () => sortRows(classRows(response, labels), sort.by, sort.isDescending),
    [response, labels, sort],
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
            {heads.map(([by, title]) => (
              <th key={by} aria-sort={sort.by === by ? (sort.isDescending ? "descending" : "ascending") : "none"}>
                <button
                  type="button"
                  onClick={() => setSort({ by, isDescending: sort.by === by ? !sort.isDescending : by === "taken" })}
                >
                  {title} {sort.by === by && <span aria-hidden="true">{sort.isDescending ? "↓" : "↑"}</span>}
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
      <td>{taken ? `${taken.name} (${formatCount(taken.images)})` : <span className="dim">–</span>}</td>
    </tr>
  );
}
