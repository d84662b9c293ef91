import { defineVisualization } from "@deconvscope/viz-kit";
import { type ProjectionGridProps, renderProjectionGrid } from "./render-projection-grid.ts";

defineVisualization<ProjectionGridProps>({
  tag: "deconvscope-projection-grid",
  properties: {
    tiles: "json",
    slots: "json",
    selected: "json",
    highlighted: "json",
    view: "text",
    images: "json",
    columns: "json",
    label: "text",
  },
  callbacks: ["onSelect", "onHover"],
  required: ["tiles"],
  draw: renderProjectionGrid,
});
