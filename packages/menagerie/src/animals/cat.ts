import type { AnimalKind } from "../animal-kind.ts";
import { oklch } from "../colour.ts";
import { drawEars, pointedEar } from "../ear.ts";
import { drawEyes } from "../eye.ts";
import { drawMammal } from "../mammal.ts";
import { drawMouth } from "../mouth.ts";
import { blob, ellipse, limb } from "../outline.ts";
import { paintCoat } from "../paint-coat.ts";
import type { Stage } from "../stage.ts";
import { longTail } from "../tail.ts";
import { onHead } from "../turn.ts";
import { drawWhiskers } from "../whiskers.ts";

const irises = [oklch(0.75, 0.16, 130), oklch(0.8, 0.15, 90), oklch(0.72, 0.11, 220), oklch(0.68, 0.14, 65)];

export const cat: AnimalKind = {
  name: "cat",
  coats: ["ginger", "grey", "charcoal", "cream", "white", "brown"],
  patterns: ["stripes", "stripes", "plain", "patches", "shaded"],
  stances: ["portrait", "portrait", "sitting", "standing", "lying"],
  scenes: ["room", "wallpaper", "garden", "studio"],
  draw(stage) {
    const { random, coat } = stage;
    const socks = random.chance(0.5) ? coat.light : coat.base;
    const plan = {
      width: random.between(0.85, 1.1),
      legLength: 1,
      legWidth: 0.85,
      size: random.between(0.9, 1.1),
      belly: random.chance(0.6) ? coat.light : coat.base,
      paws: socks,
      drawTail: longTail(14, random.between(-1, 1), random.chance(0.5) ? coat.dark : undefined),
    };
    drawMammal(stage, plan, drawHead);
  },
};

function drawHead(stage: Stage): void {
  const { sketch, random, coat, turn } = stage;
  drawEars(stage, 30, -26, random.between(12, 22), pointedEar(19, 40, undefined));
  const head = blob([
    [0, -44],
    [30, -37],
    [49, -8],
    [55, 20],
    [34, 36],
    [0, 43],
    [-34, 36],
    [-55, 20],
    [-49, -8],
    [-30, -37],
  ]);
  paintCoat(stage, head, "head");
  if (coat.pattern === "stripes") drawForehead(stage);
  const muzzle = onHead(turn, 0, 19, 1.08);
  sketch.within(head, () => {
    for (const side of [-1, 1])
      sketch.fill(
        ellipse(muzzle.at[0] + side * 10 * muzzle.width, muzzle.at[1] + 3, 14 * muzzle.width, 12),
        coat.light,
      );
  });
  drawWhiskers(stage, 20, 40);
  drawMouth(stage, muzzle.at[0], muzzle.at[1] - 3, 13);
  const nose = onHead(turn, 0, 10, 1.14).at;
  sketch.part("nose", () =>
    sketch.form(
      blob(
        [
          [nose[0] - 6.5, nose[1] - 3.5],
          [nose[0] + 6.5, nose[1] - 3.5],
          [nose[0], nose[1] + 5],
        ],
        0.8,
      ),
      coat.base.lightness < 0.55 ? oklch(0.42, 0.05, 15) : oklch(0.68, 0.12, 15),
    ),
  );
  drawEyes(stage, 21, -7, {
    size: 12.5,
    iris: random.fork("iris").pick(irises),
    irisShare: 0.96,
    pupil: "slit",
    pupilShare: random.between(0.55, 1),
    openness: 0.92,
    slant: 10,
    lid: coat.base,
  });
}

function drawForehead({ sketch, coat, turn }: Stage): void {
  for (const x of [-11, 0, 11]) {
    const top = onHead(turn, x * 1.2, -40).at;
    const foot = onHead(turn, x * 0.7, -22).at;
    sketch.fill(limb([top, foot], [6, 2]), coat.dark, 0.9);
  }
}
