import { defineVisualization } from "@deconvscope/viz-kit";
import { type ConfusionMatrixProps, renderConfusionMatrix } from "./render-confusion-matrix.ts";

defineVisualization<ConfusionMatrixProps>({
  tag: "deconvscope-confusion-matrix",
  properties: {
    classes: "json",
    cells: "json",
    measure: "text",
    order: "json",
    window: "json",
    current: "json",
    width: "json",
    label: "text",
    details: "text",
  },
  callbacks: ["onPoint", "onOpen", "onZoom"],
  required: ["classes", "cells", "label"],
  draw: renderConfusionMatrix,
});
