import {
  type FigureExport,
  FigureFrame,
  formatCount,
  formatProbability,
  ScrollTable,
  useTableChoice,
} from "@deconvscope/shell";
import type { CalibrationData } from "@deconvscope/viz-calibration";
import { Calibration } from "@deconvscope/viz-calibration/react";
import { intervalText, rateText } from "./rate-text.ts";

/** How often a prediction is right, by how probable it was. */
export function CalibrationFigure({ data, figure }: { data: CalibrationData; figure: FigureExport }) {
  const table = useTableChoice("calibration");
  return (
    <FigureFrame
      id="calibration"
      panel
      label="Calibration"
      title={<h4 className="look-label">How sure, how right</h4>}
      table={table}
      figure={figure}
      withoutFootnote
    >
      {table.shown ? (
        <ScrollTable label="Calibration as a table" height={480}>
          <thead>
            <tr>
              <th>Confidence</th>
              <th className="right">Images</th>
              <th className="right">Mean</th>
              <th className="right">Right</th>
              <th className="right">95 %</th>
            </tr>
          </thead>
          <tbody>
            {data.bins.map(({ low, high, images, confidence, accuracy }) => (
              <tr key={low}>
                <td className="num">
                  {formatProbability(low)} … {formatProbability(high)}
                </td>
                <td className="right num">{formatCount(images)}</td>
                <td className="right num">{images > 0 ? formatProbability(confidence) : "–"}</td>
                <td className="right num">{images > 0 ? rateText(accuracy) : "–"}</td>
                <td className="right num dim">{images > 0 && intervalText(accuracy)}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      ) : (
        <Calibration {...data} label="How often a prediction is right, by how probable it was" />
      )}
    </FigureFrame>
  );
}
