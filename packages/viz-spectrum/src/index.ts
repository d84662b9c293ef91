export { type Ring, radialProfile } from "./radial-profile.ts";
export { renderSpectrum, type SpectrumProps } from "./render-spectrum.ts";
export { layoutSpectrum, type Rect, type SpectrumLayout } from "./spectrum-layout.ts";
export { type SpectrumCell, spectrumMarks } from "./spectrum-marks.ts";
export {
  frequencyOf,
  nyquistOf,
  readCells,
  readSpectrum,
  type SpectrumData,
  type SpectrumReading,
  shareOutside,
} from "./spectrum-reading.ts";
export { formatShare, outsideText, readingText } from "./spectrum-words.ts";
