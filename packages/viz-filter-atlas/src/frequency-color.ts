import { sequentialColor } from "@deconvscope/viz-kit";
import { rgb } from "d3-color";

/** Cycles a pixel at the light end of the scale: no axis has higher ones. */
export const highestFrequency = 0.5;

/** The bands that a filter's energy is split into; each is drawn in the colour of its middle. */
export const bands = [
  { name: "low", what: "below 1/6", middle: 1 / 12 },
  { name: "middle", what: "1/6 … 1/3", middle: 1 / 4 },
  { name: "high", what: "above 1/3", middle: 5 / 12 },
] as const;

/** The colour of a radial frequency in cycles a pixel: dark is low. */
export function frequencyColor(frequency: number): string {
  return rgb(...sequentialColor(frequency / highestFrequency)).formatHex();
}
