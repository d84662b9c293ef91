import { compose, type Point, rotate, scale, translate } from "./affine.ts";
import { type Colour, lighten } from "./colour.ts";
import { blob, ellipse } from "./outline.ts";
import { paintPlain } from "./paint-coat.ts";
import type { Stage } from "./stage.ts";
import { onEdge } from "./turn.ts";

/** Draws an ear that stands on (0, 0) and rises to negative y, as a right ear; the left one is its mirror image. */
export type DrawEar = (stage: Stage) => void;

/**
 * Draws the parts "left ear" and "right ear".
 * @param lean degrees outwards
 */
export function drawEars(stage: Stage, spread: number, height: number, lean: number, draw: DrawEar): void {
  const { sketch, turn } = stage;
  for (const side of [-1, 1] as const) {
    const [x, y] = onEdge(turn, side * spread, height);
    const narrowed = 1 - 0.35 * Math.max(0, -side * Math.sin(turn.yaw)) - 0.12 * Math.abs(turn.yaw);
    sketch.part(side < 0 ? "left ear" : "right ear", () =>
      sketch.place(compose(translate(x, y), rotate(side * lean), scale(side * narrowed, 1)), () => draw(stage)),
    );
  }
}

/** A pointed ear, open to the front. */
export function pointedEar(width: number, length: number, tip: Colour | undefined): DrawEar {
  return (stage) => {
    const edge = pointedShape(width, length, 0);
    stage.sketch.form(edge, stage.coat.base, () => {
      if (tip) stage.sketch.fill(ellipse(width * 0.1, -length, width * 0.8, length * 0.42), tip);
    });
    stage.sketch.fill(pointedShape(width * 0.6, length * 0.72, -length * 0.02), lighten(stage.coat.skin, -0.04));
  };
}

function pointedShape(width: number, length: number, lift: number) {
  const corners: Point[] = [
    [-width * 0.95, lift + 8],
    [-width * 0.62, lift - length * 0.5],
    [width * 0.02, lift - length],
    [width * 0.2, lift - length * 0.97],
    [width * 0.78, lift - length * 0.45],
    [width * 0.9, lift + 10],
  ];
  return blob(corners, 0.75);
}

/** A round ear with a bare inside. @param inside share of it that is bare */
export function roundEar(radius: number, inside: number, skin: Colour | undefined): DrawEar {
  return (stage) => {
    paintPlain(stage, ellipse(0, -radius * 0.6, radius, radius * 0.96));
    stage.sketch.fill(ellipse(0, -radius * 0.52, radius * inside, radius * inside * 0.95), skin ?? stage.coat.skin);
  };
}
