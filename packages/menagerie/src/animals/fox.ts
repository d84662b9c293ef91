import type { AnimalKind } from "../animal-kind.ts";
import { lighten, oklch } from "../colour.ts";
import { drawEars, pointedEar } from "../ear.ts";
import { drawEyes } from "../eye.ts";
import { drawMammal } from "../mammal.ts";
import { drawMouth } from "../mouth.ts";
import { blob, ellipse } from "../outline.ts";
import { paintPlain } from "../paint-coat.ts";
import type { Stage } from "../stage.ts";
import { bushyTail } from "../tail.ts";
import { onHead } from "../turn.ts";

const black = oklch(0.24, 0.02, 30);

export const fox: AnimalKind = {
  name: "fox",
  coats: ["ginger", "ginger", "coral", "grey", "sand", "charcoal"],
  patterns: ["plain", "shaded"],
  stances: ["portrait", "portrait", "sitting", "standing", "lying"],
  scenes: ["forest", "autumn", "hills", "snow"],
  draw(stage) {
    const { random, coat } = stage;
    const plan = {
      width: random.between(0.8, 1),
      legLength: 1.1,
      legWidth: 0.78,
      size: random.between(0.95, 1.1),
      belly: coat.light,
      paws: random.chance(0.75) ? black : coat.light,
      drawTail: bushyTail(random.between(0.9, 1.2), lighten(coat.light, 0.04)),
    };
    drawMammal(stage, plan, drawHead);
  },
};

function drawHead(stage: Stage): void {
  const { sketch, random, coat, turn } = stage;
  drawEars(stage, 32, -24, random.between(14, 24), pointedEar(18, 50, black));
  const head = blob(
    [
      [0, -38],
      [30, -32],
      [48, -2],
      [66, 18],
      [40, 26],
      [16, 44],
      [0, 52],
      [-16, 44],
      [-40, 26],
      [-66, 18],
      [-48, -2],
      [-30, -32],
    ],
    0.9,
  );
  paintPlain(stage, head);
  const bridge = onHead(turn, 0, 0, 1.05).at;
  const tip = onHead(turn, 0, 34, 1.28).at;
  sketch.within(head, () => {
    for (const side of [-1, 1])
      sketch.fill(
        blob([
          [bridge[0] + side * 6, bridge[1] + 6],
          [bridge[0] + side * 30, bridge[1] + 6],
          [side * 70, 12],
          [side * 48, 46],
          [tip[0], tip[1] + 24],
          [tip[0] + side * 2, tip[1] - 4],
        ]),
        lighten(coat.light, 0.04),
      );
  });
  drawMouth(stage, tip[0], tip[1] + 3, 11);
  sketch.form(
    blob([
      [bridge[0], bridge[1] - 2],
      [bridge[0] + 11, bridge[1] + 8],
      [tip[0] + 10, tip[1] - 4],
      [tip[0] + 6, tip[1] + 5],
      [tip[0] - 6, tip[1] + 5],
      [tip[0] - 10, tip[1] - 4],
      [bridge[0] - 11, bridge[1] + 8],
    ]),
    coat.base,
  );
  sketch.part("nose", () => {
    sketch.form(ellipse(tip[0], tip[1], 7.5, 5.6), black);
    sketch.fill(ellipse(tip[0] - 2.4, tip[1] - 2, 2.2, 1.3), oklch(0.95, 0.01, 90), 0.75);
  });
  drawEyes(stage, 23, -4, {
    size: 9.5,
    iris: random.fork("iris").pick([oklch(0.72, 0.14, 75), oklch(0.62, 0.13, 55), oklch(0.7, 0.1, 120)]),
    irisShare: 0.92,
    pupil: "slit",
    pupilShare: 0.8,
    openness: 0.75,
    slant: 22,
    lid: coat.base,
  });
}
