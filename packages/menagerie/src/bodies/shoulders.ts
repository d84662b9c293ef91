import type { BodyPlan } from "../body-plan.ts";
import { blob, ellipse } from "../outline.ts";
import { paintCoat } from "../paint-coat.ts";
import { headShadow } from "../shadow.ts";
import type { Stage } from "../stage.ts";

/** Shoulders from the front, below a portrait. */
export function drawShoulders(stage: Stage, { width, belly }: BodyPlan): void {
  const shape = blob([
    [-22 * width, 24],
    [-50 * width, 62],
    [-66 * width, 120],
    [-66 * width, 190],
    [66 * width, 190],
    [66 * width, 120],
    [50 * width, 62],
    [22 * width, 24],
  ]);
  stage.sketch.part("body", () => paintCoat(stage, shape, "body"));
  stage.sketch.within(shape, () => {
    stage.sketch.fill(ellipse(0, 112, 30 * width, 60), belly);
    headShadow(stage);
  });
}
