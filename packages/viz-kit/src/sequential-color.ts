import { piecewise } from "d3-interpolate";
import { interpolateOklab, type Triple } from "./oklab.ts";

/** The stops of `--seq-0` … `--seq-8`: dark is low in both themes. */
export const sequentialStops: readonly string[] = [
  "#141030",
  "#1a265a",
  "#014382",
  "#036491",
  "#0384a4",
  "#02a6b6",
  "#52c4bf",
  "#9bddcb",
  "#ccf7df",
];

const scale = piecewise(interpolateOklab, [...sequentialStops]);

/** The sequential scale at a share 0 … 1 (clipped; 0 where it is not a number), as sRGB 0 … 255. */
export function sequentialColor(share: number): Triple {
  return scale(Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share)));
}
