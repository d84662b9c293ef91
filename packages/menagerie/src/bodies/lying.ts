import { compose, rotate, translate } from "../affine.ts";
import type { BodyPlan } from "../body-plan.ts";
import { blob, ellipse, limb } from "../outline.ts";
import { paintCoat, paintPlain } from "../paint-coat.ts";
import { headShadow, shadowBelow } from "../shadow.ts";
import type { Stage } from "../stage.ts";
import { drawTailAt } from "./draw-tail-at.ts";

/** Lies on its paws. */
export function drawLying(stage: Stage, plan: BodyPlan): void {
  const { sketch } = stage;
  const { width, legWidth, belly, paws } = plan;
  const wide = 0.8 + 0.2 * width;
  shadowBelow(stage, 0, 84, 100 * wide);
  drawTailAt(stage, plan, compose(translate(74 * wide, 66), rotate(stage.random.fork("tail").between(25, 80))));
  const shape = blob([
    [-74 * wide, 70],
    [-70 * wide, 30],
    [-36 * wide, 4],
    [36 * wide, 4],
    [74 * wide, 26],
    [82 * wide, 66],
    [60 * wide, 84],
    [-56 * wide, 84],
  ]);
  sketch.part("body", () => paintCoat(stage, shape, "body"));
  sketch.within(shape, () => {
    sketch.fill(ellipse(0, 84, 34 * wide, 30), belly, 0.9);
    headShadow(stage);
  });
  for (const side of [-1, 1] as const) {
    sketch.part(side < 0 ? "left foot" : "right foot", () => {
      paintPlain(
        stage,
        limb(
          [
            [side * 30 * wide, 62],
            [side * 28 * wide, 80],
          ],
          [24 * legWidth, 22 * legWidth],
        ),
      );
      paintPlain(stage, ellipse(side * 27 * wide, 83, 17 * legWidth, 9), paws);
    });
  }
}
