import { defineVisualization } from "@deconvscope/viz-kit";
import { type ReceptiveFieldProps, renderReceptiveField } from "./render-receptive-field.ts";

defineVisualization<ReceptiveFieldProps>({
  tag: "deconvscope-receptive-field",
  properties: {
    imageUrl: "text",
    alt: "text",
    inputWidth: "json",
    inputHeight: "json",
    field: "json",
    peak: "json",
    ghost: "json",
    heat: "json",
    step: "json",
  },
  callbacks: ["onPick", "onHover"],
  required: ["inputWidth", "inputHeight"],
  draw: renderReceptiveField,
});
