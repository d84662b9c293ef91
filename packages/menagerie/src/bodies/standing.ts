import { compose, rotate, translate } from "../affine.ts";
import type { BodyPlan } from "../body-plan.ts";
import { lighten } from "../colour.ts";
import { blob, ellipse, limb } from "../outline.ts";
import { paintCoat, paintPlain } from "../paint-coat.ts";
import { headShadow, shadowBelow } from "../shadow.ts";
import type { Stage } from "../stage.ts";
import { drawTailAt } from "./draw-tail-at.ts";

/** Stands, seen from the side, its head at the left. */
export function drawStanding(stage: Stage, plan: BodyPlan): void {
  const { sketch, coat } = stage;
  const { width, legLength, legWidth, belly, paws } = plan;
  const ground = 88 + 42 * legLength;
  shadowBelow(stage, 72, ground + 4, 92);
  drawTailAt(stage, plan, compose(translate(142, 44), rotate(stage.random.fork("tail").between(10, 70))));
  const step = stage.random.fork("step").between(-10, 10);
  const leg = (x: number, sway: number, far: boolean) => {
    const colour = far ? lighten(coat.base, -0.1) : coat.base;
    const shape = limb(
      [
        [x, 66],
        [x + sway * 0.3, 90],
        [x + sway, ground - 3],
      ],
      [32 * legWidth, 22 * legWidth, 18 * legWidth],
    );
    paintPlain(stage, shape, colour);
    paintPlain(stage, ellipse(x + sway - 3, ground, 13 * legWidth, 8), far ? lighten(paws, -0.1) : paws);
  };
  leg(48, -step, true);
  leg(128, step, true);
  const depth = 28 * width;
  const shape = blob([
    [4, 14],
    [34, 60 - depth * 1.02],
    [90, 60 - depth * 0.92],
    [134, 60 - depth],
    [152, 62],
    [134, 60 + depth],
    [86, 60 + depth * 0.95],
    [36, 62 + depth * 1.08],
    [4, 62],
  ]);
  sketch.part("body", () => paintCoat(stage, shape, "body"));
  sketch.within(shape, () => {
    sketch.fill(ellipse(80, 64 + depth, 54, depth * 0.5), belly, 0.9);
    headShadow(stage);
  });
  sketch.part("left foot", () => leg(24, step, false));
  sketch.part("right foot", () => leg(136, -step, false));
}
