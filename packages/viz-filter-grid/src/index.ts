export { type FilterGridData, layoutFilterGrid } from "./filter-grid-layout.ts";
export { type FilterGridProps, renderFilterGrid } from "./render-filter-grid.ts";
