import type { AnimalKind } from "../animal-kind.ts";
import { lighten, oklch } from "../colour.ts";
import { type DrawEar, drawEars } from "../ear.ts";
import { drawEyes } from "../eye.ts";
import { drawMammal } from "../mammal.ts";
import { drawMouth } from "../mouth.ts";
import { blob, ellipse } from "../outline.ts";
import { paintCoat } from "../paint-coat.ts";
import type { Stage } from "../stage.ts";
import { longTail } from "../tail.ts";
import { onHead } from "../turn.ts";

export const dog: AnimalKind = {
  name: "dog",
  coats: ["brown", "chestnut", "sand", "white", "cream", "charcoal", "ginger"],
  patterns: ["plain", "patches", "patches", "spots", "shaded"],
  stances: ["portrait", "portrait", "sitting", "standing", "lying"],
  scenes: ["garden", "room", "beach", "hills"],
  draw(stage) {
    const { random, coat } = stage;
    const plan = {
      width: random.between(0.9, 1.2),
      legLength: random.between(0.7, 1.3),
      legWidth: 1,
      size: random.between(0.95, 1.15),
      belly: random.chance(0.5) ? coat.light : coat.base,
      paws: random.chance(0.4) ? coat.light : coat.base,
      drawTail: longTail(random.between(12, 20), random.between(-1, 0.6), random.chance(0.3) ? coat.light : undefined),
    };
    drawMammal(stage, plan, drawHead);
  },
};

function hangingEar(length: number): DrawEar {
  return ({ sketch, coat }) => {
    const colour = coat.pattern === "plain" || coat.pattern === "shaded" ? lighten(coat.base, -0.12) : coat.dark;
    sketch.form(
      blob([
        [-14, -4],
        [0, -14],
        [14, -4],
        [24, length * 0.45],
        [20, length * 0.92],
        [6, length],
        [-4, length * 0.7],
        [-6, length * 0.3],
      ]),
      colour,
    );
  };
}

function drawHead(stage: Stage): void {
  const { sketch, random, coat, turn } = stage;
  const head = blob([
    [0, -46],
    [32, -38],
    [44, -6],
    [38, 26],
    [22, 44],
    [0, 48],
    [-22, 44],
    [-38, 26],
    [-44, -6],
    [-32, -38],
  ]);
  paintCoat(stage, head, "head");
  const eyePatch = random.fork("patch");
  if (eyePatch.chance(0.35)) {
    const spot = onHead(turn, eyePatch.pick([-18, 18]), -10);
    sketch.within(head, () => sketch.fill(ellipse(spot.at[0], spot.at[1], 19 * spot.width, 22), coat.dark, 0.9));
  }
  drawEars(stage, 36, -30, 8, hangingEar(random.between(48, 72)));
  const muzzle = onHead(turn, 0, 22, 1.22);
  const [x, y] = muzzle.at;
  drawMouth(stage, x, y + 8, 16);
  sketch.form(
    blob([
      [x, y - 17],
      [x + 17, y - 8],
      [x + 24, y + 8],
      [x + 12, y + 17],
      [x, y + 13],
      [x - 12, y + 17],
      [x - 24, y + 8],
      [x - 17, y - 8],
    ]),
    coat.light,
  );
  for (const side of [-1, 1])
    for (const [dx, dy] of [
      [11, 6],
      [15, 9],
      [11, 11],
    ] as const)
      sketch.fill(ellipse(x + side * dx, y + dy, 0.9), oklch(0.3, 0.02, 40), 0.8);
  sketch.part("nose", () => {
    sketch.form(
      blob([
        [x - 11, y - 11],
        [x, y - 15],
        [x + 11, y - 11],
        [x + 8, y - 2],
        [x, y + 2],
        [x - 8, y - 2],
      ]),
      oklch(0.25, 0.02, 30),
    );
    sketch.fill(ellipse(x - 4, y - 10.5, 3.6, 1.9), oklch(0.95, 0.01, 90), 0.7);
  });
  drawEyes(stage, 17, -8, {
    size: 9,
    iris: oklch(0.42, 0.09, 50),
    irisShare: 0.88,
    pupil: "round",
    pupilShare: 0.62,
    slant: -6,
    lid: lighten(coat.base, -0.05),
  });
  for (const side of [-1, 1]) {
    const brow = onHead(turn, side * 17, -24);
    sketch.fill(ellipse(brow.at[0], brow.at[1], 6 * brow.width, 2.8, side * 14), lighten(coat.base, -0.18), 0.7);
  }
}
