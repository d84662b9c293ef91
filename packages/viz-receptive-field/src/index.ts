export {
  clipToInput,
  type HeatOverlay,
  layoutHeat,
  type PixelPlace,
  type PixelRect,
} from "./receptive-field-layout.ts";
export { type ReticleData, reticleMarks } from "./receptive-field-marks.ts";
export { type ReceptiveFieldProps, renderReceptiveField } from "./render-receptive-field.ts";
