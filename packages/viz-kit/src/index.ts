export { adoptStyles } from "./adopt-styles.ts";
export { baseStyles } from "./base-styles.ts";
export { defineVisualization, type VisualizationDefinition } from "./define-visualization.ts";
export {
  formatActivation,
  formatDifference,
  formatMagnitude,
  formatNumber,
  formatPercent,
  formatProbability,
} from "./format-number.ts";
export { keepChild } from "./keep-child.ts";
export { keepSvg } from "./keep-svg.ts";
export { paintPixels } from "./paint-pixels.ts";
export { nextPlace, roveFocus, setTabStop } from "./rove-focus.ts";
export { fromOklab, sequentialColor, sequentialStops, toOklab } from "./sequential-color.ts";
export { drawMarks, printSvg, type SvgMark } from "./svg-mark.ts";
export { font, resolveTokens, type Theme, type Token, token } from "./token.ts";
