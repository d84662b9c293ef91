export { type BoundBars, boundBars } from "./bound-bars.ts";
export {
  type BoundFilter,
  type FilterBoundData,
  type FilterBoundLayout,
  layoutFilterBound,
} from "./filter-bound-layout.ts";
export { type FilterBoundProps, renderFilterBound } from "./render-filter-bound.ts";
