import { defineVisualization } from "@deconvscope/viz-kit";
import { type FilterAtlasProps, renderFilterAtlas } from "./render-filter-atlas.ts";

defineVisualization<FilterAtlasProps>({
  tag: "deconvscope-filter-atlas",
  properties: {
    filters: "json",
    kernelHeight: "json",
    kernelWidth: "json",
    inputs: "json",
    outputs: "json",
    input: "json",
    channelOrder: "text",
    measured: "json",
    balance: "json",
    spectra: "json",
    order: "text",
    selected: "json",
    highlighted: "json",
    lit: "json",
    width: "json",
    label: "text",
  },
  callbacks: ["onSelect", "onHover"],
  required: ["filters", "kernelHeight", "kernelWidth", "inputs", "outputs", "measured"],
  draw: renderFilterAtlas,
});
