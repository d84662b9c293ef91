export {
  type FilterGridData,
  type FilterGridLayout,
  layoutFilterGrid,
  type PlacedFilter,
} from "./filter-grid-layout.ts";
export { type FilterGridProps, renderFilterGrid } from "./render-filter-grid.ts";
