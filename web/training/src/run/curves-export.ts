import type { Run } from "@deconvscope/proto";
import { type FigureExport, fileName } from "@deconvscope/shell";
import { printSvg, type SvgMark, token } from "@deconvscope/viz-kit";
import { type EpochMark, type TrainingSeries, trainingCurvesMarks } from "@deconvscope/viz-training-curves";
import { type Chart, chartLooks } from "./chart-lines.ts";
import type { RunAxis } from "./curve-series.ts";
import { metricsTable } from "./metrics-table.ts";

/** px of each of the two charts that stand side by side in a file. */
const [width, height, head] = [520, 208, 28];

/** What the curves leave the page as: loss and accuracy drawn, every point as a row. */
export function curvesExport(
  run: Run,
  axis: RunAxis,
  lines: Readonly<Record<Chart, readonly TrainingSeries[]>>,
  marks: readonly EpochMark[],
): FigureExport {
  const { id, request, backend } = run;
  return {
    name: fileName(id, "curves"),
    provenance: undefined,
    facts: [`run ${id}`, `seed ${request?.options?.seed ?? 0}`, request?.dataset ?? "", backend].filter(Boolean),
    svg: () => {
      const sides = (["loss", "accuracy"] as const).map((chart, index): SvgMark => {
        const { title, ...look } = chartLooks[chart];
        const data = { ...look, series: lines[chart], epochs: axis.end, fits: axis.fits, marks };
        const words = { y: 16, "font-size": 13, "font-weight": 640, fill: token("ink") };
        return {
          tag: "g",
          attributes: { transform: `translate(${index * (width + 20)} 0)` },
          children: [
            { tag: "text", attributes: words, text: title },
            {
              tag: "g",
              attributes: { transform: `translate(0 ${head})` },
              children: [...trainingCurvesMarks(data, width, height, undefined).marks],
            },
          ],
        };
      });
      return printSvg(sides, { width: 2 * width + 20, height: head + height });
    },
    table: () => metricsTable(axis.points),
    call: { service: "TrainingService", method: "WatchRun", request: { id } },
  };
}
