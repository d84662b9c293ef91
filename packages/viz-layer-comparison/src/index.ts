export { alignLayers, type ComparedLayer, type ComparedModel, type ComparedRow } from "./align-layers.ts";
export {
  type ComparisonData,
  type ComparisonKind,
  type ComparisonLayout,
  layoutComparison,
  type PlacedRow,
} from "./comparison-layout.ts";
export { comparisonMarks } from "./comparison-marks.ts";
export { firingCounts, mapText, muchAliasing, type PointedMap, rowText } from "./comparison-words.ts";
export { type LayerComparisonProps, renderComparison } from "./render-comparison.ts";
