import { defineVisualization } from "@deconvscope/viz-kit";
import { type ProbabilityBarsProps, renderProbabilityBars } from "./render-probability-bars.ts";

defineVisualization<ProbabilityBarsProps>({
  tag: "deconvscope-probability-bars",
  properties: { classes: "json", count: "json", label: "text" },
  callbacks: ["onHover"],
  required: ["classes"],
  draw: renderProbabilityBars,
});
