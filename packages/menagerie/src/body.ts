import { scale } from "./affine.ts";
import { drawLying } from "./bodies/lying.ts";
import { drawShoulders } from "./bodies/shoulders.ts";
import { drawSitting } from "./bodies/sitting.ts";
import { drawStanding } from "./bodies/standing.ts";
import type { BodyPlan } from "./body-plan.ts";
import type { Stage } from "./stage.ts";

/** Draws what is below a four-legged animal's head in its stance: parts "body", "tail", "left foot" and "right foot" as they show. */
export function drawBody(stage: Stage, plan: BodyPlan): void {
  stage.sketch.place(scale(plan.size), () => {
    switch (stage.stance) {
      case "portrait":
        return drawShoulders(stage, plan);
      case "sitting":
        return drawSitting(stage, plan);
      case "standing":
        return drawStanding(stage, plan);
      case "lying":
        return drawLying(stage, plan);
    }
  });
}
