export { countLabels, type LabelCount, labelPurity } from "./count-labels.ts";
export { LayerSummary, type MapStatistics } from "./layer-summary.ts";
export { type MapOrder, type RankedMap, rankMaps } from "./rank-maps.ts";
export { SummaryError } from "./summary-error.ts";
export { type MapTop, mostTops } from "./top-lists.ts";
