import type { AnimalKind } from "../animal-kind.ts";
import { lighten, mix, oklch } from "../colour.ts";
import { type DrawEar, drawEars } from "../ear.ts";
import { drawEyes } from "../eye.ts";
import { drawMammal } from "../mammal.ts";
import { drawWideMouth } from "../mouth.ts";
import { blob, ellipse } from "../outline.ts";
import { paintCoat } from "../paint-coat.ts";
import type { Stage } from "../stage.ts";
import { curlyTail } from "../tail.ts";
import { onHead } from "../turn.ts";

export const pig: AnimalKind = {
  name: "pig",
  coats: ["pink", "pink", "pink", "cream", "brown", "charcoal"],
  patterns: ["plain", "plain", "patches", "spots"],
  stances: ["portrait", "sitting", "standing", "standing", "lying"],
  scenes: ["garden", "hills", "autumn", "beach"],
  draw(stage) {
    const { random, coat } = stage;
    const plan = {
      width: random.between(1.2, 1.45),
      legLength: 0.6,
      legWidth: 1.05,
      size: random.between(1, 1.15),
      belly: lighten(coat.base, 0.04),
      paws: oklch(0.42, 0.04, 30),
      drawTail: curlyTail(5, random.between(1.5, 2.2)),
    };
    drawMammal(stage, plan, drawHead);
  },
};

const foldedEar: DrawEar = ({ sketch, coat }) => {
  sketch.form(
    blob(
      [
        [-20, 6],
        [-12, -22],
        [6, -34],
        [24, -14],
        [20, 14],
        [4, 8],
      ],
      0.8,
    ),
    lighten(coat.base, -0.05),
  );
  sketch.fill(
    blob(
      [
        [-12, 2],
        [-6, -16],
        [5, -24],
        [16, -8],
        [12, 4],
      ],
      0.8,
    ),
    coat.skin,
    0.85,
  );
};

function drawHead(stage: Stage): void {
  const { sketch, coat, turn } = stage;
  drawEars(stage, 30, -34, 12, foldedEar);
  const head = blob([
    [0, -44],
    [32, -36],
    [50, -6],
    [50, 22],
    [32, 42],
    [0, 47],
    [-32, 42],
    [-50, 22],
    [-50, -6],
    [-32, -36],
  ]);
  paintCoat(stage, head, "head");
  for (const side of [-1, 1]) {
    const cheek = onHead(turn, side * 34, 16);
    sketch.fill(ellipse(cheek.at[0], cheek.at[1], 9 * cheek.width, 7), oklch(0.72, 0.13, 10), 0.4);
  }
  const mouth = onHead(turn, 0, 33, 1.12);
  drawWideMouth(stage, mouth.at[0], mouth.at[1], 17, 5);
  const snout = onHead(turn, 0, 10, 1.3);
  const [x, y] = snout.at;
  sketch.part("nose", () => {
    const colour = mix(coat.base, oklch(0.72, 0.13, 10), 0.5);
    sketch.form(ellipse(x - turn.yaw * 10, y - turn.pitch * 8, 23 * snout.width, 17), lighten(colour, -0.06));
    sketch.form(ellipse(x, y, 21 * snout.width, 15.5), colour);
    for (const side of [-1, 1])
      sketch.fill(ellipse(x + side * 7.5 * snout.width, y, 3.8 * snout.width, 5.8), oklch(0.36, 0.08, 15));
  });
  drawEyes(stage, 22, -12, {
    size: 7,
    iris: oklch(0.38, 0.06, 50),
    irisShare: 0.85,
    pupil: "round",
    pupilShare: 0.7,
    lid: coat.base,
  });
}
