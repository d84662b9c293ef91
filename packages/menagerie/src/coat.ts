import { type Colour, lighten, mix, oklch } from "./colour.ts";
import type { Random } from "./random.ts";

export type CoatPattern = "plain" | "stripes" | "spots" | "patches" | "shaded";

/** The colours of one animal. */
export interface Coat {
  readonly base: Colour;
  /** Belly and muzzle. */
  readonly light: Colour;
  /** Markings. */
  readonly dark: Colour;
  /** Inside of ears, bare noses. */
  readonly skin: Colour;
  readonly pattern: CoatPattern;
}

/** Coats by name, shared by all kinds so that a colour alone gives no kind away. */
export const coatColours = {
  ginger: oklch(0.71, 0.15, 57),
  cream: oklch(0.88, 0.05, 82),
  white: oklch(0.95, 0.012, 85),
  grey: oklch(0.65, 0.015, 260),
  slate: oklch(0.52, 0.035, 255),
  charcoal: oklch(0.36, 0.02, 280),
  brown: oklch(0.5, 0.085, 55),
  chestnut: oklch(0.47, 0.11, 40),
  sand: oklch(0.77, 0.075, 75),
  pink: oklch(0.82, 0.085, 10),
  leaf: oklch(0.68, 0.16, 135),
  teal: oklch(0.62, 0.1, 195),
  blue: oklch(0.6, 0.13, 250),
  gold: oklch(0.82, 0.15, 85),
  coral: oklch(0.7, 0.17, 30),
} as const;

export type CoatColour = keyof typeof coatColours;

const everyday: readonly CoatColour[] = [
  "ginger",
  "cream",
  "white",
  "grey",
  "slate",
  "charcoal",
  "brown",
  "chestnut",
  "sand",
];

/** Draws a coat: most animals wear a colour usual for their kind, the rest any everyday one. */
export function drawCoat(random: Random, usual: readonly CoatColour[], patterns: readonly CoatPattern[]): Coat {
  const name = random.chance(0.75) ? random.pick(usual) : random.pick(everyday);
  const colour = coatColours[name];
  const base: Colour = {
    lightness: colour.lightness + random.between(-0.04, 0.04),
    chroma: colour.chroma * random.between(0.8, 1.1),
    hue: colour.hue + random.between(-8, 8),
  };
  const darker = mix(base, oklch(0.25, 0.04, 40), random.between(0.35, 0.65));
  const paler = mix(base, oklch(0.97, 0.02, 85), random.between(0.55, 0.85));
  return {
    base,
    light: paler,
    dark: base.lightness < 0.45 ? (random.chance(0.5) ? paler : lighten(base, 0.12)) : darker,
    skin: mix(oklch(0.76, 0.1, 15), base, random.between(0.05, 0.3)),
    pattern: random.pick(patterns),
  };
}
