import { defineVisualization } from "@deconvscope/viz-kit";
import { type ActivationMapProps, renderActivationMap } from "./render-activation-map.ts";

defineVisualization<ActivationMapProps>({
  tag: "deconvscope-activation-map",
  properties: {
    values: "json",
    height: "json",
    width: "json",
    domain: "json",
    marked: "json",
    size: "json",
    label: "text",
    bare: "json",
  },
  callbacks: ["onPick", "onHover"],
  required: ["values", "height", "width"],
  draw: renderActivationMap,
});
