export {
  type CountScale,
  type HistogramBar,
  type HistogramData,
  type HistogramLayout,
  layoutHistogram,
} from "./histogram-layout.ts";
export { histogramToSvg } from "./histogram-to-svg.ts";
export { type HistogramProps, renderHistogram } from "./render-histogram.ts";
