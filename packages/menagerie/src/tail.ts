import type { Point } from "./affine.ts";
import type { Colour } from "./colour.ts";
import { blob, curve, ellipse, limb } from "./outline.ts";
import { paintPlain } from "./paint-coat.ts";
import type { Stage } from "./stage.ts";

type DrawTail = (stage: Stage) => void;

/** A long tail of even thickness. @param curl −1 in … 1 out */
export function longTail(thickness: number, curl: number, tip: Colour | undefined, colour?: Colour): DrawTail {
  return (stage) => {
    const joints: Point[] = [
      [-6, 4],
      [14, -22],
      [16, -54],
      [16 + 22 * curl, -78],
    ];
    const tail = limb(joints, [thickness * 1.1, thickness, thickness * 0.95, thickness * 0.8]);
    stage.sketch.form(tail, colour ?? stage.coat.base, () => {
      if (tip) stage.sketch.fill(ellipse(16 + 22 * curl, -80, 20, 20), tip);
    });
  };
}

/** A bushy tail with a tip of another colour. */
export function bushyTail(size: number, tip: Colour): DrawTail {
  return (stage) => {
    const shape = blob([
      [-6, 6],
      [12 * size, -4],
      [38 * size, -34],
      [36 * size, -70],
      [18 * size, -96],
      [4 * size, -66],
      [6 * size, -36],
    ]);
    stage.sketch.form(shape, stage.coat.base, () => stage.sketch.fill(ellipse(20 * size, -96, 26 * size, 30), tip));
  };
}

/** A ball of fur. */
export function puffTail(radius: number, colour: Colour): DrawTail {
  return (stage) => paintPlain(stage, ellipse(radius * 0.5, -radius * 0.3, radius), colour);
}

/** A thin line that curls. @param turns how often */
export function curlyTail(thickness: number, turns: number): DrawTail {
  return (stage) => {
    const steps = Math.round(12 * turns);
    const spiral = Array.from({ length: steps + 1 }, (_, index): Point => {
      const angle = (index / 12) * 2 * Math.PI;
      return [2 + index * (13 / 12) + 8 * Math.sin(angle), -8 + 8 * Math.cos(angle) - index * 0.4];
    });
    stage.sketch.stroke(curve([[-16, 2], ...spiral]), stage.coat.base, thickness);
  };
}
