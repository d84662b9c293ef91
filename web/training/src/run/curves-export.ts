import type { Run } from "@deconvscope/proto";
import { type FigureExport, type FigureProvenance, figureTheme, fileName } from "@deconvscope/shell";
import { printSvg } from "@deconvscope/viz-kit";
import type { EpochMark, TrainingSeries } from "@deconvscope/viz-training-curves";
import { type Chart, chartLooks } from "./chart-lines.ts";
import { chartsMarks, chartsSize } from "./charts-svg.ts";
import type { RunAxis } from "./curve-series.ts";
import { metricsTable, metricsTensor } from "./metrics-table.ts";
import { runFacts } from "./run-provenance.ts";

/** What the curves leave the page as: loss and accuracy drawn, every point as a row. */
export function curvesExport(
  run: Run,
  axis: RunAxis,
  lines: Readonly<Record<Chart, readonly TrainingSeries[]>>,
  marks: readonly EpochMark[],
  provenance: FigureProvenance | undefined,
): FigureExport {
  const { id } = run;
  return {
    name: fileName(id, axis.network, "curves"),
    provenance,
    facts: [...runFacts(run, provenance), ...(axis.network === undefined ? [] : [axis.network])],
    svg: () => {
      const drawn = (["loss", "accuracy"] as const).map((chart) => {
        const { title, ...look } = chartLooks[chart];
        return { title, data: { ...look, series: lines[chart], epochs: axis.end, fits: axis.fits, marks } };
      });
      return printSvg(chartsMarks(drawn), chartsSize(drawn.length), figureTheme());
    },
    table: () => metricsTable(axis.points),
    tensor: async () => metricsTensor(axis.points),
    call: { service: "TrainingService", method: "WatchRun", request: { id } },
  };
}
