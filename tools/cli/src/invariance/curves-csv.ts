import type { MeasureInvarianceResponse } from "@deconvscope/proto";
import { csvLine } from "../export/csv-line.ts";

/**
 * A line a transform, image, amount and layer.
 * @param curves by the transform's name
 * @param images as they were given
 */
export function curvesCsv(curves: ReadonlyMap<string, MeasureInvarianceResponse>, images: readonly string[]): string {
  const lines = [
    csvLine(["transform", "image", "class", "amount", "layer", "distance", "relative_distance", "probability"]),
  ];
  for (const [transform, { points, layers, subjects }] of curves) {
    for (const { image, amount, distances, relativeDistances, probability } of points) {
      const place = [transform, images[image] ?? image, subjects[image]?.label ?? "", amount];
      for (const [at, layer] of layers.entries()) {
        lines.push(
          csvLine([...place, layer, distances[at] ?? Number.NaN, relativeDistances[at] ?? Number.NaN, probability]),
        );
      }
    }
  }
  return lines.join("");
}
