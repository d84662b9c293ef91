import { type Affine, compose, rotate, scale, translate } from "./affine.ts";
import type { BodyPlan } from "./body-plan.ts";
import { lighten, oklch } from "./colour.ts";
import { blob, ellipse, limb } from "./outline.ts";
import { paintCoat, paintPlain } from "./paint-coat.ts";
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

function drawTailAt(stage: Stage, plan: BodyPlan, map: Affine): void {
  stage.sketch.part("tail", () => stage.sketch.place(map, () => plan.drawTail(stage)));
}

function shadowBelow({ sketch }: Stage, x: number, y: number, width: number): void {
  const dark = oklch(0.15, 0.03, 280);
  sketch.fillRadial(ellipse(x, y, width, width * 0.16), [
    [0, dark, 0.5],
    [0.55, dark, 0.3],
    [1, dark, 0],
  ]);
}

/** The shade that a head casts on what is below it. */
export function headShadow({ sketch }: Stage): void {
  const dark = oklch(0.18, 0.06, 310);
  sketch.fillRadial(ellipse(0, 26, 60, 52), [
    [0.4, dark, 0.34],
    [1, dark, 0],
  ]);
}

function drawShoulders(stage: Stage, { width, belly }: BodyPlan): void {
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

function drawSitting(stage: Stage, plan: BodyPlan): void {
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

function drawStanding(stage: Stage, plan: BodyPlan): void {
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

function drawLying(stage: Stage, plan: BodyPlan): void {
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
