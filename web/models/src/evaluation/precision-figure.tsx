import { type FigureExport, FigureFrame, formatPercent, ScrollTable } from "@deconvscope/shell";
import styles from "./evaluation.module.css";

interface PrecisionFigureProps {
  labels: readonly string[];
  /** One a label; NaN where there is none. */
  precisions: readonly number[];
  figure: FigureExport;
}

/** Average precision of each class, the least first, of images with several labels. */
export function PrecisionFigure({ labels, precisions, figure }: PrecisionFigureProps) {
  const rows = precisions
    .map((precision, index) => ({ label: labels[index] ?? `class ${index}`, precision }))
    .toSorted((a, b) => (Number.isNaN(a.precision) ? 2 : a.precision) - (Number.isNaN(b.precision) ? 2 : b.precision));
  return (
    <FigureFrame
      id="precision"
      panel
      className={styles.classes}
      label="Average precision per class"
      title={<h4 className="look-label">Average precision per class</h4>}
      figure={figure}
      withoutFootnote
    >
      <ScrollTable label="Classes" height={480}>
        <thead>
          <tr>
            <th>Class</th>
            <th>Average precision</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, precision }) => (
            <tr key={label}>
              <td>{label}</td>
              <td>
                <span className={styles.share}>
                  <span className="num">{Number.isNaN(precision) ? "–" : formatPercent(precision)}</span>
                  <span className={styles.bar} aria-hidden="true">
                    {!Number.isNaN(precision) && <i style={{ width: `${100 * precision}%` }} />}
                  </span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </FigureFrame>
  );
}
