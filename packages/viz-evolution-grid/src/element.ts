import { defineVisualization } from "@deconvscope/viz-kit";
import { type EvolutionGridProps, renderEvolutionGrid } from "./render-evolution-grid.ts";

defineVisualization<EvolutionGridProps>({
  tag: "deconvscope-evolution-grid",
  properties: {
    snapshots: "json",
    layers: "json",
    selected: "json",
    highlighted: "json",
    width: "json",
    label: "text",
  },
  callbacks: ["onSelect", "onHover"],
  required: ["snapshots", "layers"],
  draw: renderEvolutionGrid,
});
