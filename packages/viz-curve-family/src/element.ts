import { defineVisualization } from "@deconvscope/viz-kit";
import { type CurveFamilyProps, renderCurveFamily } from "./render-curve-family.ts";

defineVisualization<CurveFamilyProps>({
  tag: "deconvscope-curve-family",
  properties: {
    columns: "json",
    rows: "json",
    lines: "json",
    meanName: "text",
    marker: "json",
    highlighted: "text",
    width: "json",
    plotHeight: "json",
    label: "text",
    details: "text",
  },
  callbacks: ["onMove", "onPoint"],
  required: ["columns", "rows", "lines", "label"],
  draw: renderCurveFamily,
});
