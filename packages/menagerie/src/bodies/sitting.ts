import { compose, rotate, translate } from "../affine.ts";
import type { BodyPlan } from "../body-plan.ts";
import { blob, ellipse, limb } from "../outline.ts";
import { paintCoat, paintPlain } from "../paint-coat.ts";
import { headShadow, shadowBelow } from "../shadow.ts";
import type { Stage } from "../stage.ts";
import { drawTailAt } from "./draw-tail-at.ts";

/** Sits and looks at the viewer. */
export function drawSitting(stage: Stage, plan: BodyPlan): void {
  const { sketch } = stage;
  const { width, legWidth, belly, paws } = plan;
  shadowBelow(stage, 0, 150, 78 * width);
  drawTailAt(stage, plan, compose(translate(44 * width, 136), rotate(stage.random.fork("tail").between(0, 35))));
  const shape = blob([
    [-26 * width, 22],
    [-38 * width, 66],
    [-54 * width, 112],
    [-50 * width, 142],
    [0, 150],
    [50 * width, 142],
    [54 * width, 112],
    [38 * width, 66],
    [26 * width, 22],
  ]);
  sketch.part("body", () => paintCoat(stage, shape, "body"));
  sketch.within(shape, () => {
    sketch.fill(ellipse(0, 96, 24 * width, 46), belly);
    headShadow(stage);
  });
  for (const side of [-1, 1] as const) {
    paintPlain(stage, ellipse(side * 40 * width, 146, 20 * width, 9), paws);
    sketch.part(side < 0 ? "left foot" : "right foot", () => {
      const leg = limb(
        [
          [side * 15 * width, 78],
          [side * 18 * width, 115],
          [side * 17 * width, 144],
        ],
        [20 * legWidth, 18 * legWidth, 21 * legWidth],
      );
      paintPlain(stage, leg);
      paintPlain(stage, ellipse(side * 18 * width, 148, 14 * legWidth, 9), paws);
    });
  }
}
