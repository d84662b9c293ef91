import { printSvg, type Theme } from "@deconvscope/viz-kit";
import { type CountScale, type HistogramData, layoutHistogram } from "./histogram-layout.ts";
import { histogramMarks } from "./histogram-marks.ts";

/** The histogram as an SVG file of that size. */
export function histogramToSvg(
  { scale, ...data }: HistogramData & { scale?: CountScale },
  { width, height = 160, theme = "light" }: { width: number; height?: number; theme?: Theme },
): string {
  const layout = layoutHistogram(data, { scale, width, height });
  return printSvg(histogramMarks(layout, data), { width, height }, theme);
}
