import { defineVisualization } from "@deconvscope/viz-kit";
import { renderSpectrum, type SpectrumProps } from "./render-spectrum.ts";

defineVisualization<SpectrumProps>({
  tag: "deconvscope-spectrum",
  properties: {
    shares: "json",
    rows: "json",
    columns: "json",
    strides: "json",
    withConstant: "json",
    pointed: "json",
    width: "json",
    label: "text",
    details: "text",
  },
  callbacks: ["onPoint"],
  required: ["shares", "rows", "columns"],
  draw: renderSpectrum,
});
