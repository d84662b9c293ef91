import { defineVisualization } from "@deconvscope/viz-kit";
import { type LayerComparisonProps, renderComparison } from "./render-comparison.ts";

defineVisualization<LayerComparisonProps>({
  tag: "deconvscope-layer-comparison",
  properties: {
    models: "json",
    kind: "text",
    selected: "text",
    highlighted: "text",
    lit: "json",
    pointed: "json",
    width: "json",
    label: "text",
  },
  callbacks: ["onSelect", "onHover", "onPoint"],
  required: ["models", "kind"],
  draw: renderComparison,
});
