import { defineVisualization } from "@deconvscope/viz-kit";
import { type HistogramProps, renderHistogram } from "./render-histogram.ts";

defineVisualization<HistogramProps>({
  tag: "deconvscope-histogram",
  properties: {
    counts: "json",
    maximum: "json",
    tops: "json",
    aboveHalf: "json",
    firing: "json",
    scale: "text",
    highlighted: "json",
    view: "text",
    height: "json",
    label: "text",
  },
  callbacks: ["onScale", "onHover"],
  required: ["counts", "maximum"],
  draw: renderHistogram,
});
