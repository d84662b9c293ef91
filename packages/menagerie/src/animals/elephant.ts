import type { AnimalKind } from "../animal-kind.ts";
import { lighten, oklch } from "../colour.ts";
import { type DrawEar, drawEars } from "../ear.ts";
import { drawEyes } from "../eye.ts";
import { drawMammal } from "../mammal.ts";
import { drawWideMouth } from "../mouth.ts";
import { blob, curve, ellipse, limb } from "../outline.ts";
import { paintPlain } from "../paint-coat.ts";
import type { Stage } from "../stage.ts";
import { longTail } from "../tail.ts";
import { onHead } from "../turn.ts";

export const elephant: AnimalKind = {
  name: "elephant",
  coats: ["grey", "grey", "slate", "sand", "charcoal", "pink"],
  patterns: ["plain", "shaded"],
  stances: ["portrait", "sitting", "standing", "standing"],
  scenes: ["hills", "beach", "garden", "studio"],
  draw(stage) {
    const { random, coat } = stage;
    const plan = {
      width: random.between(1.35, 1.5),
      legLength: 1.05,
      legWidth: 1.6,
      size: random.between(1.15, 1.35),
      belly: lighten(coat.base, 0.04),
      paws: lighten(coat.base, -0.05),
      drawTail: longTail(6, random.between(-0.5, 1), coat.dark),
    };
    drawMammal(stage, plan, drawHead);
  },
};

function fanEar(size: number): DrawEar {
  const shape = (share: number) =>
    blob([
      [-8, -26 * share],
      [22 * share, -40 * share],
      [52 * share, -22 * share],
      [56 * share, 14 * share],
      [36 * share, 42 * share],
      [12 * share, 34 * share],
      [-8, 18 * share],
    ]);
  return ({ sketch, coat }) => {
    sketch.form(shape(size), coat.base);
    sketch.fill(shape(size * 0.74), coat.skin, 0.6);
  };
}

function drawHead(stage: Stage): void {
  const { sketch, random, coat, turn } = stage;
  drawEars(stage, 34, -6, random.between(-10, 12), fanEar(random.between(0.95, 1.25)));
  paintPlain(
    stage,
    blob([
      [0, -48],
      [30, -40],
      [46, -12],
      [42, 20],
      [24, 42],
      [0, 46],
      [-24, 42],
      [-42, 20],
      [-46, -12],
      [-30, -40],
    ]),
  );
  const mouth = onHead(turn, 0, 38, 1.02).at;
  drawWideMouth(stage, mouth[0], mouth[1], 15, 4);
  const tusks = random.fork("tusks");
  if (tusks.chance(0.7)) {
    const length = tusks.between(16, 30);
    for (const side of [-1, 1]) {
      const root = onHead(turn, side * 17, 28, 1.08).at;
      const tusk = limb(
        [root, [root[0] + side * 4, root[1] + length * 0.6], [root[0] + side * 9, root[1] + length]],
        [8, 6.5, 3],
      );
      sketch.form(tusk, oklch(0.95, 0.03, 90));
    }
  }
  drawTrunk(stage);
  drawEyes(stage, 23, -10, {
    size: 6.5,
    iris: oklch(0.4, 0.06, 60),
    irisShare: 0.85,
    pupil: "round",
    pupilShare: 0.6,
    openness: 0.9,
    lid: lighten(coat.base, -0.06),
  });
}

function drawTrunk({ sketch, random, coat, turn }: Stage): void {
  const swing = random.fork("trunk").between(-1, 1);
  const raised = random.fork("raised").chance(0.3);
  const root = onHead(turn, 0, 4, 1.08).at;
  const reach = Math.sign(swing) * (14 + 14 * Math.abs(swing));
  const bend: readonly [number, number] = [root[0] + reach * 0.3 + turn.yaw * 16, root[1] + 42];
  const end: readonly [number, number] = raised
    ? [bend[0] + reach * 1.4, bend[1] - 4]
    : [bend[0] + reach * 0.4, bend[1] + 40];
  const tip: readonly [number, number] = raised
    ? [end[0] + reach * 0.3, end[1] - 26]
    : [end[0] + reach * 0.6, end[1] + 8];
  sketch.part("trunk", () => {
    sketch.form(
      limb([root, [(root[0] + bend[0]) / 2, (root[1] + bend[1]) / 2], bend, end, tip], [34, 31, 26, 21, 17]),
      lighten(coat.base, 0.02),
    );
    for (let ring = 0; ring < 4; ring++) {
      const share = 0.25 + ring * 0.24;
      const [x, y] = [root[0] + (bend[0] - root[0]) * share, root[1] + (bend[1] - root[1]) * share];
      const half = 12.5 - ring * 0.9;
      sketch.stroke(
        curve([
          [x - half, y],
          [x, y + 3],
          [x + half, y],
        ]),
        lighten(coat.base, -0.16),
        1.6,
        0.8,
      );
    }
    sketch.fill(ellipse(tip[0], tip[1], 3.6, 2.6), lighten(coat.base, -0.25));
  });
}
