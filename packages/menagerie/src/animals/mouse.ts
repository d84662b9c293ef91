import type { AnimalKind } from "../animal-kind.ts";
import { oklch } from "../colour.ts";
import { drawEars, roundEar } from "../ear.ts";
import { drawEyes } from "../eye.ts";
import { drawMammal } from "../mammal.ts";
import { drawMouth } from "../mouth.ts";
import { blob, ellipse } from "../outline.ts";
import { paintCoat } from "../paint-coat.ts";
import type { Stage } from "../stage.ts";
import { longTail } from "../tail.ts";
import { onHead } from "../turn.ts";
import { drawWhiskers } from "../whiskers.ts";

export const mouse: AnimalKind = {
  name: "mouse",
  coats: ["grey", "slate", "sand", "white", "brown"],
  patterns: ["plain", "plain", "shaded", "patches"],
  stances: ["portrait", "sitting", "sitting", "standing"],
  scenes: ["room", "garden", "autumn", "wallpaper"],
  draw(stage) {
    const { random, coat } = stage;
    const plan = {
      width: random.between(1, 1.25),
      legLength: 0.35,
      legWidth: 0.6,
      size: random.between(0.75, 0.9),
      belly: coat.light,
      paws: coat.skin,
      drawTail: longTail(6, random.between(-1, 1.3), undefined, coat.skin),
    };
    drawMammal(stage, plan, drawHead);
  },
};

function drawHead(stage: Stage): void {
  const { sketch, random, coat, turn } = stage;
  drawEars(stage, 36, -26, random.between(24, 38), roundEar(random.between(29, 35), 0.72, undefined));
  const head = blob([
    [0, -38],
    [26, -32],
    [41, -6],
    [34, 20],
    [16, 38],
    [0, 46],
    [-16, 38],
    [-34, 20],
    [-41, -6],
    [-26, -32],
  ]);
  paintCoat(stage, head, "head");
  const tip = onHead(turn, 0, 28, 1.26).at;
  drawWhiskers(stage, 27, 38);
  drawMouth(stage, tip[0], tip[1] + 4, 8);
  sketch.form(
    blob([
      [tip[0] - 14, tip[1] - 10],
      [tip[0], tip[1] - 13],
      [tip[0] + 14, tip[1] - 10],
      [tip[0] + 9, tip[1] + 5],
      [tip[0], tip[1] + 8],
      [tip[0] - 9, tip[1] + 5],
    ]),
    coat.light,
  );
  sketch.part("nose", () => {
    sketch.form(ellipse(tip[0], tip[1] - 2, 7, 5.6), oklch(0.7, 0.13, 10));
    sketch.fill(ellipse(tip[0] - 2.2, tip[1] - 4, 2, 1.3), oklch(0.98, 0.01, 90), 0.8);
  });
  drawEyes(stage, 17, -3, {
    size: 7,
    iris: oklch(0.22, 0.02, 290),
    irisShare: 1,
    pupil: "round",
    pupilShare: 0.6,
    openness: 1.12,
    lid: coat.base,
  });
}
