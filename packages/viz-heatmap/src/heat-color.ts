import { divergingColor, sequentialColor } from "@deconvscope/viz-kit";

export type HeatmapScale = "sequential" | "diverging";

/**
 * The colour of a value on a scale between two ends, as sRGB 0 … 255; a diverging one is grey at 0.
 * @throws RangeError if a diverging scale's ends are not symmetric about 0
 */
export function heatColor([low, high]: readonly [number, number], scale: HeatmapScale = "sequential") {
  if (scale === "diverging") {
    if (low !== -high) throw new RangeError(`domain: expected ends symmetric about 0, got ${low} … ${high}`);
    return (value: number) => divergingColor(high > 0 ? value / high : 0);
  }
  return (value: number) => sequentialColor(high > low ? (value - low) / (high - low) : 0);
}
