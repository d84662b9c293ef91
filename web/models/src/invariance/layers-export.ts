import type { FigureExport } from "@deconvscope/shell";
import type { CurveFamilyData } from "@deconvscope/viz-curve-family";
import { invarianceExport, type MeasuredInvariance } from "./invariance-export.ts";

/** What the layers' mean curves leave the page as. @param drawn what is on the page */
export function layersExport(measured: MeasuredInvariance, drawn: CurveFamilyData): FigureExport {
  const { columns, lines, rows } = drawn;
  const { layers } = measured.state;
  const means = rows[0]?.values ?? [];
  const steps = Math.max(0, ...columns.map(({ amounts }) => amounts.length));
  const at = (column: number, line: number, step: number) => means[column]?.[line]?.[step] ?? Number.NaN;
  return {
    ...invarianceExport(measured, drawn, "invariance-layers"),
    table: () => ({
      columns: ["transform", "amount", "layer", "mean_relative_distance"],
      rows: columns.flatMap(({ id, amounts }, column) =>
        Array.from(amounts, (amount, step) =>
          lines.map((_, line) => [id, amount, layers[line] ?? "", at(column, line, step)]),
        ).flat(),
      ),
    }),
    tensor: async () => ({
      values: Float32Array.from(
        columns.flatMap((_, column) =>
          lines.flatMap((_, line) => Array.from({ length: steps }, (_, step) => at(column, line, step))),
        ),
      ),
      shape: [columns.length, lines.length, steps],
      holds: "mean over the images of the relative distance",
      axes: [columns.map(({ id }) => id), layers, Array.from({ length: steps }, (_, step) => step)],
    }),
  };
}
