export { type LayerRow, layoutLayerTable, type PlacedRow } from "./layer-table-layout.ts";
export { type LayerTableProps, renderLayerTable } from "./render-layer-table.ts";
