import { type SvgMark, token } from "@deconvscope/viz-kit";
import { clipToInput, crossArm, type PixelPlace, type PixelRect } from "./receptive-field-layout.ts";

export interface ReticleData {
  readonly inputWidth: number;
  readonly inputHeight: number;
  /** What the unit sees. */
  readonly field?: PixelRect;
  /** Pixel at the middle of what it sees, before the border cuts it. */
  readonly peak?: PixelPlace;
  /** What a unit that is pointed at elsewhere sees. */
  readonly ghost?: PixelRect;
}

/** Reticle yellow with a dark halo, in pixels of the input. */
export function reticleMarks({ inputWidth, inputHeight, field, peak, ghost }: ReticleData): SvgMark[] {
  const outline = (rect: PixelRect, name: string, stroke: string, width: number, dash?: string): SvgMark => ({
    tag: "rect",
    attributes: {
      class: name,
      ...clipToInput(rect, inputWidth, inputHeight),
      fill: "none",
      stroke,
      "stroke-width": width,
      "stroke-dasharray": dash,
      "vector-effect": "non-scaling-stroke",
    },
  });
  const halo = token("reticle-halo");
  const reticle = token("reticle");
  return [
    ...(ghost ? [outline(ghost, "ghost-halo", halo, 3), outline(ghost, "ghost", reticle, 1, "4 3")] : []),
    ...(field ? [outline(field, "halo", halo, 5), outline(field, "field", reticle, 2)] : []),
    ...(peak ? cross(peak, crossArm(inputWidth)) : []),
  ];
}

function cross({ y, x }: PixelPlace, arm: number): SvgMark[] {
  const d = `M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`;
  const line = (name: string, stroke: string, width: number): SvgMark => ({
    tag: "path",
    attributes: { class: name, d, fill: "none", stroke, "stroke-width": width, "vector-effect": "non-scaling-stroke" },
  });
  return [line("peak-halo", token("reticle-halo"), 4), line("peak", token("reticle"), 2)];
}
