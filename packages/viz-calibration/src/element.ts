import { defineVisualization } from "@deconvscope/viz-kit";
import { type CalibrationProps, renderCalibration } from "./render-calibration.ts";

defineVisualization<CalibrationProps>({
  tag: "deconvscope-calibration",
  properties: { bins: "json", error: "json", width: "json", label: "text", details: "text" },
  callbacks: ["onPoint"],
  required: ["bins", "error", "label"],
  draw: renderCalibration,
});
