import { scale } from "../affine.ts";
import type { AnimalKind } from "../animal-kind.ts";
import { lighten, oklch } from "../colour.ts";
import { drawEye } from "../eye.ts";
import { drawTiltedHead } from "../mammal.ts";
import { drawWideMouth } from "../mouth.ts";
import { blob, ellipse, limb } from "../outline.ts";
import { paintCoat, paintPlain } from "../paint-coat.ts";
import { headShadow } from "../shadow.ts";
import type { Stage } from "../stage.ts";
import { onEdge, onHead } from "../turn.ts";

const irises = [oklch(0.8, 0.16, 85), oklch(0.7, 0.17, 50), oklch(0.62, 0.2, 28), oklch(0.82, 0.12, 120)];

export const frog: AnimalKind = {
  name: "frog",
  coats: ["leaf", "leaf", "teal", "gold", "coral", "brown", "blue"],
  patterns: ["plain", "spots", "spots", "shaded"],
  stances: ["portrait", "sitting", "sitting", "sitting"],
  scenes: ["pond", "garden", "forest", "pond"],
  draw(stage) {
    drawTorso(stage);
    drawTiltedHead({ ...stage, tilt: stage.tilt * 0.5 }, drawHead);
  },
};

function drawTorso(stage: Stage): void {
  const { sketch, coat, random } = stage;
  const belly = lighten(coat.light, 0.02);
  sketch.place(scale(random.between(0.9, 1.1)), () => {
    for (const side of [-1, 1] as const) {
      paintCoat(stage, ellipse(side * 52, 68, 24, 34, side * 18), "thigh");
      paintPlain(stage, ellipse(side * 60, 97, 30, 8), lighten(coat.base, -0.05));
      for (const toe of [-1, 0, 1]) paintPlain(stage, ellipse(side * (60 + toe * 17) + side * 10, 100, 5.5));
    }
    const torso = blob([
      [-36, 14],
      [-48, 58],
      [-36, 94],
      [0, 102],
      [36, 94],
      [48, 58],
      [36, 14],
    ]);
    sketch.part("body", () => paintCoat(stage, torso, "body"));
    sketch.within(torso, () => {
      sketch.fill(ellipse(0, 70, 31, 38), belly);
      headShadow(stage);
    });
    for (const side of [-1, 1] as const)
      sketch.part(side < 0 ? "left foot" : "right foot", () => {
        paintPlain(
          stage,
          limb(
            [
              [side * 34, 56],
              [side * 33, 80],
              [side * 26, 102],
            ],
            [18, 13, 11],
          ),
        );
        for (const toe of [-1, 0, 1]) paintPlain(stage, ellipse(side * 26 + toe * 9, 106 - Math.abs(toe) * 2, 5.5, 5));
      });
  });
}

function drawHead(stage: Stage): void {
  const { sketch, random, coat, turn } = stage;
  const eyes = ([-1, 1] as const).map((side) => ({ side, at: onEdge(turn, side * 29, -32) }));
  for (const { at } of eyes) paintPlain(stage, ellipse(at[0], at[1] + 2, 21, 20));
  paintCoat(
    stage,
    blob([
      [0, -30],
      [34, -28],
      [60, 0],
      [58, 22],
      [32, 40],
      [0, 44],
      [-32, 40],
      [-58, 22],
      [-60, 0],
      [-34, -28],
    ]),
    "head",
  );
  const chin = onHead(turn, 0, 30, 1.02).at;
  sketch.fill(ellipse(chin[0], chin[1] + 2, 36, 10), lighten(coat.light, 0.02), 0.55);
  const mouth = onHead(turn, 0, 20, 1.05).at;
  drawWideMouth(stage, mouth[0], mouth[1], 40, 12);
  sketch.part("nose", () => {
    for (const side of [-1, 1]) {
      const nostril = onHead(turn, side * 6, -6, 1.06).at;
      sketch.fill(ellipse(nostril[0], nostril[1], 2, 1.5), oklch(0.25, 0.04, 120));
    }
  });
  const iris = random.fork("iris").pick(irises);
  for (const { side, at } of eyes) {
    const place = { at: [at[0] + turn.yaw * 9, at[1] + 1 + turn.pitch * 6] as const, width: 1, height: 1 };
    sketch.part(side < 0 ? "left eye" : "right eye", () =>
      drawEye(stage, place, side, {
        size: 14,
        iris,
        irisShare: 1,
        pupil: "bar",
        pupilShare: random.between(0.6, 0.9),
        lid: lighten(coat.base, -0.04),
      }),
    );
  }
}
