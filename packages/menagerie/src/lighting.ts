import { type Colour, mix, oklch } from "./colour.ts";
import type { Random } from "./random.ts";

/** How a whole picture is lit and developed. */
export interface Lighting {
  /** Where the light comes from, across: −1 left … 1 right. */
  readonly side: number;
  /** How strongly forms are modelled, 0…1. */
  readonly contrast: number;
  /** A colour as it looks in this light. */
  readonly grade: (colour: Colour) => Colour;
}

const tints = [oklch(0.8, 0.12, 75), oklch(0.75, 0.1, 40), oklch(0.6, 0.1, 260), oklch(0.7, 0.06, 200)];

/** Draws a light: mostly clear day, sometimes warm, cool, dim, faded or without colour. */
export function drawLighting(random: Random): Lighting {
  const saturation = random.chance(0.1) ? 0 : random.between(0.8, 1.15);
  const exposure = random.between(0.92, 1.06);
  const tint = random.pick(tints);
  const tinted = random.chance(0.3) ? random.between(0.06, 0.18) : 0;
  return {
    side: random.between(-1, 1),
    contrast: random.between(0.55, 1),
    grade: (colour) => {
      const toned = mix(colour, { ...tint, lightness: colour.lightness }, tinted);
      return { ...toned, lightness: toned.lightness * exposure, chroma: toned.chroma * saturation };
    },
  };
}
