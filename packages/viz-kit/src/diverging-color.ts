import { piecewise } from "d3-interpolate";
import { interpolateOklab, type Triple } from "./oklab.ts";

/** The stops of `--div-n4` … `--div-0` … `--div-p4`: negative is darker and blue, positive lighter and amber. */
export const divergingStops: readonly string[] = [
  "#002558",
  "#0d3a77",
  "#35527e",
  "#596a82",
  "#808080",
  "#a9957b",
  "#d0ab77",
  "#f8c171",
  "#ffe1b9",
];

const scale = piecewise(interpolateOklab, [...divergingStops]);

/** The diverging scale at a share −1 … 1 (clipped; grey where it is not a number), as sRGB 0 … 255. */
export function divergingColor(share: number): Triple {
  return scale(Number.isNaN(share) ? 0.5 : (Math.min(1, Math.max(-1, share)) + 1) / 2);
}
