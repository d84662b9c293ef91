import { defineVisualization } from "@deconvscope/viz-kit";
import { type LayerTableProps, renderLayerTable } from "./render-layer-table.ts";

defineVisualization<LayerTableProps>({
  tag: "deconvscope-layer-table",
  properties: { rows: "json", inputSide: "json", selected: "text", highlighted: "text", label: "text" },
  callbacks: ["onSelect", "onHover"],
  required: ["rows", "inputSide"],
  draw: renderLayerTable,
});
