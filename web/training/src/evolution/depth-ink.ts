import type { SeriesInk } from "@deconvscope/viz-training-curves";

const inks = ["depth-1", "depth-2", "depth-3", "depth-4", "depth-5"] as const satisfies readonly SeriesInk[];

/** The colour of a layer among several, from the pixels to the classes. */
export function depthInk(index: number, count: number): SeriesInk {
  return inks[Math.round(((inks.length - 1) * index) / Math.max(1, count - 1))] ?? "depth-5";
}
