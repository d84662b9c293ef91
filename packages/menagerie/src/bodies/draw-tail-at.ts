import type { Affine } from "../affine.ts";
import type { BodyPlan } from "../body-plan.ts";
import type { Stage } from "../stage.ts";

/** Draws the part "tail" where a body wants it. */
export function drawTailAt(stage: Stage, plan: BodyPlan, map: Affine): void {
  stage.sketch.part("tail", () => stage.sketch.place(map, () => plan.drawTail(stage)));
}
