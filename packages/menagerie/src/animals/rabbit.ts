import type { AnimalKind } from "../animal-kind.ts";
import { lighten, oklch } from "../colour.ts";
import { type DrawEar, drawEars } from "../ear.ts";
import { drawEyes } from "../eye.ts";
import { drawMammal } from "../mammal.ts";
import { drawMouth } from "../mouth.ts";
import { blob, ellipse, rectangle } from "../outline.ts";
import { paintCoat } from "../paint-coat.ts";
import type { Stage } from "../stage.ts";
import { puffTail } from "../tail.ts";
import { onHead } from "../turn.ts";
import { drawWhiskers } from "../whiskers.ts";

export const rabbit: AnimalKind = {
  name: "rabbit",
  coats: ["white", "grey", "sand", "brown", "cream"],
  patterns: ["plain", "plain", "patches", "shaded"],
  stances: ["portrait", "sitting", "sitting", "lying"],
  scenes: ["garden", "hills", "snow", "studio"],
  draw(stage) {
    const { random, coat } = stage;
    const plan = {
      width: random.between(0.95, 1.2),
      legLength: 0.6,
      legWidth: 0.85,
      size: random.between(0.8, 0.95),
      belly: coat.light,
      paws: coat.light,
      drawTail: puffTail(20, lighten(coat.light, 0.05)),
    };
    drawMammal(stage, plan, drawHead);
  },
};

function longEar(length: number): DrawEar {
  const shape = (width: number, share: number) =>
    blob([
      [-width * 0.5, 6],
      [-width, -length * 0.55 * share],
      [-width * 0.55, -length * 0.92 * share],
      [0, -length * share],
      [width * 0.6, -length * 0.9 * share],
      [width, -length * 0.5 * share],
      [width * 0.5, 6],
    ]);
  return ({ sketch, coat }) => {
    sketch.form(shape(14, 1), coat.base);
    sketch.fill(shape(7.5, 0.88), coat.skin);
  };
}

function drawHead(stage: Stage): void {
  const { sketch, random, coat, turn } = stage;
  drawEars(stage, 17, -32, random.between(2, 26), longEar(random.between(72, 92)));
  const head = blob([
    [0, -42],
    [26, -34],
    [40, -8],
    [46, 18],
    [30, 38],
    [0, 44],
    [-30, 38],
    [-46, 18],
    [-40, -8],
    [-26, -34],
  ]);
  paintCoat(stage, head, "head");
  const muzzle = onHead(turn, 0, 18, 1.08);
  const [x, y] = muzzle.at;
  const tooth = rectangle(x - 5, y + 6, 10, 9);
  drawMouth(stage, x, y + 2, 10);
  sketch.fill(tooth, oklch(0.98, 0.01, 90));
  sketch.stroke(tooth, oklch(0.6, 0.02, 60), 0.8);
  for (const side of [-1, 1])
    sketch.fill(ellipse(x + side * 10 * muzzle.width, y + 1, 12.5 * muzzle.width, 9.5), coat.light);
  drawWhiskers(stage, 20, 32);
  sketch.part("nose", () =>
    sketch.form(
      blob([
        [x - 6, y - 9],
        [x, y - 10],
        [x + 6, y - 9],
        [x, y - 1.5],
      ]),
      oklch(0.7, 0.11, 12),
    ),
  );
  for (const side of [-1, 1]) {
    const cheek = onHead(turn, side * 32, 16);
    sketch.fill(ellipse(cheek.at[0], cheek.at[1], 7 * cheek.width, 5), oklch(0.78, 0.11, 12), 0.45);
  }
  drawEyes(stage, 24, -6, {
    size: 9.5,
    iris: random.fork("iris").pick([oklch(0.36, 0.07, 45), oklch(0.3, 0.03, 280), oklch(0.5, 0.13, 15)]),
    irisShare: 1,
    pupil: "round",
    pupilShare: 0.66,
    openness: 1.15,
    lid: coat.base,
  });
}
