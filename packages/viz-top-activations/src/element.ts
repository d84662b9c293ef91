import { defineVisualization } from "@deconvscope/viz-kit";
import { renderTopActivations, type TopActivationsProps } from "./render-top-activations.ts";

defineVisualization<TopActivationsProps>({
  tag: "deconvscope-top-activations",
  properties: {
    tops: "json",
    slots: "json",
    selected: "json",
    highlighted: "json",
    view: "text",
    columns: "json",
    label: "text",
  },
  callbacks: ["onSelect", "onHover"],
  required: ["tops"],
  draw: renderTopActivations,
});
