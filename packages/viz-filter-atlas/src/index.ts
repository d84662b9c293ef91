export {
  type AtlasFilter,
  type AtlasOrder,
  type BandBalance,
  type FilterAtlasData,
  orderFilters,
} from "./atlas-filter.ts";
export { atlasMarks } from "./atlas-marks.ts";
export { type AtlasCell, type FilterAtlasLayout, layoutFilterAtlas } from "./filter-atlas-layout.ts";
export { balanceText, filterText, flagsOf, wholePercent } from "./filter-atlas-words.ts";
export { bands, frequencyColor } from "./frequency-color.ts";
export { paintAtlas } from "./paint-atlas.ts";
export { type FilterAtlasProps, renderFilterAtlas } from "./render-filter-atlas.ts";
