import { rotate } from "./affine.ts";
import { drawBody } from "./body.ts";
import type { BodyPlan } from "./body-plan.ts";
import type { Stage } from "./stage.ts";

/** Draws a four-legged animal: its body, and the part "head" leaning over it. */
export function drawMammal(stage: Stage, plan: BodyPlan, drawHead: (stage: Stage) => void): void {
  drawBody(stage, plan);
  drawTiltedHead(stage, drawHead);
}

/** Draws the part "head" leaning about its neck. */
export function drawTiltedHead(stage: Stage, drawHead: (stage: Stage) => void): void {
  stage.sketch.part("head", () => stage.sketch.place(rotate(stage.tilt, [0, 36]), () => drawHead(stage)));
}
