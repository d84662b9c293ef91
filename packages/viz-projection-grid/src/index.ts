export { embedPictures } from "./embed-pictures.ts";
export {
  layoutProjectionGrid,
  type PlacedTile,
  type ProjectionGridLayout,
  type ProjectionTile,
} from "./projection-grid-layout.ts";
export { projectionGridToSvg } from "./projection-grid-to-svg.ts";
export { type ProjectionGridProps, renderProjectionGrid } from "./render-projection-grid.ts";
