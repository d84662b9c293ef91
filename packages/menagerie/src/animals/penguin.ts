import type { AnimalKind } from "../animal-kind.ts";
import { lighten, oklch } from "../colour.ts";
import { drawEyes } from "../eye.ts";
import { drawTiltedHead } from "../mammal.ts";
import { blob, ellipse } from "../outline.ts";
import { paintPlain } from "../paint-coat.ts";
import { headShadow } from "../shadow.ts";
import type { Stage } from "../stage.ts";
import { onHead } from "../turn.ts";

const white = oklch(0.96, 0.012, 90);

export const penguin: AnimalKind = {
  name: "penguin",
  coats: ["charcoal", "charcoal", "slate", "blue", "grey", "brown"],
  patterns: ["plain"],
  stances: ["portrait", "sitting", "sitting", "sitting"],
  scenes: ["snow", "snow", "beach", "studio"],
  draw(stage) {
    drawTorso(stage);
    drawTiltedHead({ ...stage, tilt: stage.tilt * 0.7 }, drawHead);
  },
};

function drawTorso(stage: Stage): void {
  const { sketch, coat, random } = stage;
  const width = random.between(0.9, 1.15);
  const dark = oklch(0.15, 0.03, 280);
  sketch.fillRadial(ellipse(0, 146, 66 * width, 11), [
    [0, dark, 0.5],
    [1, dark, 0],
  ]);
  for (const side of [-1, 1] as const)
    sketch.part(side < 0 ? "left foot" : "right foot", () =>
      sketch.form(ellipse(side * 22 * width, 144, 19, 8, side * 8), oklch(0.74, 0.16, 58)),
    );
  const flap = random.fork("flap").between(4, 34);
  for (const side of [-1, 1] as const)
    sketch.part(side < 0 ? "left wing" : "right wing", () =>
      paintPlain(
        stage,
        blob([
          [side * 38 * width, 40],
          [side * (54 * width + flap * 0.4), 64],
          [side * (58 * width + flap), 104 - flap * 0.5],
          [side * (48 * width + flap * 0.6), 106 - flap * 0.3],
          [side * 38 * width, 76],
        ]),
        lighten(coat.base, -0.03),
      ),
    );
  const torso = blob([
    [-36 * width, 0],
    [-52 * width, 64],
    [-46 * width, 122],
    [0, 146],
    [46 * width, 122],
    [52 * width, 64],
    [36 * width, 0],
  ]);
  sketch.part("body", () => paintPlain(stage, torso));
  sketch.within(torso, () => {
    sketch.form(
      blob([
        [-20 * width, 24],
        [-40 * width, 76],
        [-32 * width, 126],
        [0, 141],
        [32 * width, 126],
        [40 * width, 76],
        [20 * width, 24],
      ]),
      white,
    );
    if (random.chance(0.5)) sketch.fill(ellipse(0, 46, 30 * width, 17), oklch(0.87, 0.13, 85), 0.75);
    headShadow(stage);
  });
}

function drawHead(stage: Stage): void {
  const { sketch, random, coat, turn } = stage;
  const head = blob([
    [0, -44],
    [30, -36],
    [43, -6],
    [40, 22],
    [24, 40],
    [0, 44],
    [-24, 40],
    [-40, 22],
    [-43, -6],
    [-30, -36],
  ]);
  paintPlain(stage, head);
  sketch.within(head, () => {
    for (const side of [-1, 1]) {
      const cheek = onHead(turn, side * 16, 6);
      sketch.fill(ellipse(cheek.at[0], cheek.at[1], 18 * cheek.width, 23, side * 8), white);
    }
    const chin = onHead(turn, 0, 26).at;
    sketch.fill(ellipse(chin[0], chin[1], 22, 18), white);
  });
  drawEyes(stage, 16, -2, {
    size: 7.5,
    iris: oklch(0.3, 0.04, 40),
    irisShare: 1,
    pupil: "round",
    pupilShare: 0.62,
    openness: 1.1,
    lid: coat.base,
  });
  const [x, y] = onHead(turn, 0, 12, 1.26).at;
  const root = onHead(turn, 0, 10, 1.02).at;
  const orange = random.fork("beak").pick([oklch(0.76, 0.16, 60), oklch(0.72, 0.17, 48), oklch(0.4, 0.03, 30)]);
  sketch.part("beak", () => {
    sketch.form(ellipse((root[0] + x) / 2, y + 5, 9.5, 6.5), lighten(orange, -0.14));
    sketch.form(
      blob(
        [
          [root[0] - 13, y - 1],
          [root[0], y - 9],
          [root[0] + 13, y - 1],
          [x + 5, y + 5],
          [x, y + 8],
          [x - 5, y + 5],
        ],
        0.85,
      ),
      orange,
    );
  });
}
