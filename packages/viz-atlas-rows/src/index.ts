export {
  type AtlasRow,
  type AtlasRowsLayout,
  type AtlasTop,
  layoutAtlasRows,
} from "./atlas-rows-layout.ts";
export { atlasRowsToSvg } from "./atlas-rows-to-svg.ts";
export { type AtlasRowsProps, renderAtlasRows } from "./render-atlas-rows.ts";
export { type RowRange, rowsInView, rowsToDraw, scrollToRow, type Viewport } from "./row-window.ts";
