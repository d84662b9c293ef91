export { embedPictures } from "./embed-pictures.ts";
export {
  layoutProjectionGrid,
  type PixelRect,
  type PlacedTile,
  type ProjectionGridLayout,
  type ProjectionState,
  type ProjectionTile,
} from "./projection-grid-layout.ts";
export { projectionGridToSvg } from "./projection-grid-to-svg.ts";
export { type ProjectionGridProps, renderProjectionGrid } from "./render-projection-grid.ts";
