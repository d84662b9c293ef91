import { defineVisualization } from "@deconvscope/viz-kit";
import { type FilterGridProps, renderFilterGrid } from "./render-filter-grid.ts";

defineVisualization<FilterGridProps>({
  tag: "deconvscope-filter-grid",
  properties: {
    filters: "json",
    kernelHeight: "json",
    kernelWidth: "json",
    inputs: "json",
    outputs: "json",
    scale: "text",
    order: "text",
    input: "json",
    channelOrder: "text",
    columns: "json",
    selected: "json",
    highlighted: "json",
    label: "text",
  },
  callbacks: ["onSelect", "onHover"],
  required: ["filters", "kernelHeight", "kernelWidth", "inputs", "outputs"],
  draw: renderFilterGrid,
});
