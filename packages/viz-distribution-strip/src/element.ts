import { defineVisualization } from "@deconvscope/viz-kit";
import { renderStrips, type StripsProps } from "./render-strips.ts";

defineVisualization<StripsProps>({
  tag: "deconvscope-distribution-strip",
  properties: { columns: "json", rows: "json", width: "json", label: "text", details: "text" },
  callbacks: [],
  required: ["columns", "rows", "width", "label"],
  draw: renderStrips,
});
