import type { SvgMark } from "./svg-mark.ts";
import { token } from "./token.ts";

/** A square that covers an image: its top-left pixel and its side, in pixels of the input. */
export interface CoveringSquare {
  readonly top: number;
  readonly left: number;
  readonly size: number;
}

/**
 * Reticle yellow with a dark halo, in pixels of the input.
 * @param fill what the square shows; only outlined if left out
 */
export function squareMarks({ top, left, size }: CoveringSquare, fill?: string): SvgMark[] {
  const box = { x: left, y: top, width: size, height: size };
  const outline = (name: string, stroke: string, width: number): SvgMark => ({
    tag: "rect",
    attributes: {
      class: name,
      ...box,
      fill: "none",
      stroke,
      "stroke-width": width,
      "vector-effect": "non-scaling-stroke",
    },
  });
  return [
    ...(fill === undefined ? [] : [{ tag: "rect", attributes: { class: "fill", ...box, fill } }]),
    outline("halo", token("reticle-halo"), 5),
    outline("square", token("reticle"), 2),
  ];
}
