import { defineVisualization } from "@deconvscope/viz-kit";
import { type FilterBoundProps, renderFilterBound } from "./render-filter-bound.ts";

defineVisualization<FilterBoundProps>({
  tag: "deconvscope-filter-bound",
  properties: {
    filters: "json",
    kernelHeight: "json",
    kernelWidth: "json",
    inputs: "json",
    outputs: "json",
    bound: "json",
    channelOrder: "text",
    order: "text",
    selected: "json",
    highlighted: "json",
    width: "json",
    label: "text",
  },
  callbacks: ["onSelect", "onHover"],
  required: ["filters", "kernelHeight", "kernelWidth", "inputs", "outputs", "bound"],
  draw: renderFilterBound,
});
