import { defineVisualization } from "@deconvscope/viz-kit";
import { type CurvesProps, renderCurves } from "./render-curves.ts";

defineVisualization<CurvesProps>({
  tag: "deconvscope-curve",
  properties: {
    shares: "json",
    curves: "json",
    shareName: "text",
    valueName: "text",
    pointed: "json",
    width: "json",
    height: "json",
    label: "text",
    details: "text",
  },
  callbacks: ["onPoint"],
  required: ["shares", "curves", "shareName", "valueName", "width", "label"],
  draw: renderCurves,
});
