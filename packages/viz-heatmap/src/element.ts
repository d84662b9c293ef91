import { defineVisualization } from "@deconvscope/viz-kit";
import { type HeatmapProps, renderHeatmap } from "./render-heatmap.ts";

defineVisualization<HeatmapProps>({
  tag: "deconvscope-heatmap",
  properties: {
    grid: "json",
    tiles: "json",
    pixels: "json",
    domain: "json",
    scale: "text",
    square: "json",
    pointed: "json",
    base: "json",
    legendWidth: "json",
    label: "text",
    details: "text",
  },
  callbacks: ["onPoint", "onLeave", "onDrag", "onStep", "onPin", "format"],
  required: ["grid", "tiles", "domain", "label"],
  draw: renderHeatmap,
});
