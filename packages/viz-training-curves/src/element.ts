import { defineVisualization } from "@deconvscope/viz-kit";
import { renderTrainingCurves, type TrainingCurvesProps } from "./render-training-curves.ts";

defineVisualization<TrainingCurvesProps>({
  tag: "deconvscope-training-curves",
  properties: {
    series: "json",
    epochs: "json",
    unit: "text",
    scale: "text",
    range: "json",
    columns: "json",
    ends: "text",
    marks: "json",
    fits: "json",
    inspected: "json",
    highlighted: "text",
    width: "json",
    height: "json",
    label: "text",
    details: "text",
  },
  callbacks: ["onInspect", "onHover"],
  required: ["series", "epochs", "label"],
  draw: renderTrainingCurves,
});
