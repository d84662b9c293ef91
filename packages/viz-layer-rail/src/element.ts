import { defineVisualization } from "@deconvscope/viz-kit";
import { type LayerRailProps, renderLayerRail } from "./render-layer-rail.ts";

defineVisualization<LayerRailProps>({
  tag: "deconvscope-layer-rail",
  properties: { items: "json", inputSide: "json", current: "text", label: "text" },
  callbacks: ["onSelect", "onHover"],
  required: ["items", "inputSide"],
  draw: renderLayerRail,
});
