import type { FigureExport, NumberTable } from "@deconvscope/shell";
import { fileName, formatCount } from "@deconvscope/shell";
import { className, layerLabel } from "../panels/map-name.ts";
import { squareOf } from "./square-grid.ts";
import { type SweepSettings, sweepFacts, sweepRequestJson } from "./sweep-settings.ts";
import type { Sweep } from "./sweep-state.ts";

/** What a sweep leaves the page as; nothing before its first tile. */
export function sweepExport(settings: SweepSettings, sweep: Sweep, svg: FigureExport["svg"]): FigureExport | undefined {
  const { start, tiles, summary, done } = sweep;
  if (!start || !tiles || done === 0) return undefined;
  const { model, image, patch, stride, fill } = settings;
  const { grid, unit, classIndex } = start;
  const total = grid.rows * grid.columns;
  return {
    name: fileName(
      model.summary.name,
      "occlusion",
      image.name,
      className(model, classIndex),
      layerLabel(model, unit.layer),
      unit.channel,
      patch,
      stride,
      fill,
    ),
    provenance: start.provenance,
    facts: sweepFacts(settings, unit, classIndex),
    partial: done < total ? `partial: ${formatCount(done)} of ${formatCount(total)}` : undefined,
    svg,
    table: () => tileTable(settings, sweep),
    tensor: summary
      ? async () => ({
          values: Float32Array.from([...summary.probability, ...summary.activity]),
          shape: [2, grid.height, grid.width],
          holds: "probability | activity, at each pixel the mean over the squares that covered it",
        })
      : undefined,
    call: { service: "OcclusionService", method: "Occlude", request: sweepRequestJson(settings) },
  };
}

/** One row a place that the square has been at, in row-major order. */
export function tileTable({ model }: SweepSettings, { start, tiles }: Sweep): NumberTable {
  const columns = ["x", "y", "size", "probability", "most_probable", "its_probability", "activity"];
  if (!start || !tiles) return { columns, rows: [] };
  const { grid } = start;
  const rows: (string | number)[][] = [];
  for (let tile = 0; tile < tiles.topClasses.length; tile++) {
    const top = tiles.topClasses[tile]!;
    if (top < 0) continue;
    const square = squareOf(grid, Math.floor(tile / grid.columns), tile % grid.columns);
    rows.push([
      square.left,
      square.top,
      square.size,
      tiles.probabilities[tile]!,
      className(model, top),
      tiles.topProbabilities[tile]!,
      tiles.activities[tile]!,
    ]);
  }
  return { columns, rows };
}
