import { rotate, scale } from "../affine.ts";
import type { AnimalKind } from "../animal-kind.ts";
import { type Colour, lighten, mix, oklch } from "../colour.ts";
import { drawEye } from "../eye.ts";
import { blob, curve, ellipse, type Outline } from "../outline.ts";
import { paintCoat } from "../paint-coat.ts";
import type { Stage } from "../stage.ts";

export const fish: AnimalKind = {
  name: "fish",
  coats: ["coral", "gold", "blue", "teal", "ginger", "leaf"],
  patterns: ["stripes", "spots", "shaded", "plain", "patches"],
  stances: ["standing"],
  scenes: ["sea", "sea", "sea", "pond"],
  draw(stage) {
    const { sketch, random, coat } = stage;
    const height = random.between(0.75, 1.25);
    const fin = random.chance(0.5) ? mix(coat.base, coat.dark, 0.4) : lighten(coat.light, -0.04);
    sketch.place(rotate(stage.tilt), () =>
      sketch.place(scale(1, height), () => {
        sketch.part("tail", () => drawFin(stage, tailFin(random.between(0.8, 1.2)), fin));
        sketch.part("back fin", () => drawFin(stage, backFin(random.between(0.7, 1.2)), fin));
        sketch.part("belly fin", () => drawFin(stage, bellyFin, fin));
        drawTrunk(stage);
        sketch.part("side fin", () => drawFin(stage, sideFin, lighten(fin, 0.05)));
      }),
    );
    sketch.place(rotate(stage.tilt), () => drawFace(stage, height));
  },
};

function tailFin(size: number): Outline {
  return blob(
    [
      [70, -8],
      [104, -40 * size],
      [122, -44 * size],
      [110, 0],
      [122, 44 * size],
      [104, 40 * size],
      [70, 8],
    ],
    0.9,
  );
}

function backFin(size: number): Outline {
  return blob([
    [-24, -36],
    [-8, -40 - 26 * size],
    [24, -38 - 22 * size],
    [52, -26],
    [20, -30],
  ]);
}

const bellyFin = blob([
  [-8, 36],
  [8, 60],
  [26, 58],
  [24, 34],
]);

const sideFin = blob([
  [-2, 4],
  [22, -6],
  [38, 6],
  [30, 24],
  [10, 20],
]);

function drawFin({ sketch }: Stage, outline: Outline, colour: Colour): void {
  const xs = outline.points.map(([x]) => x);
  const ys = outline.points.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  sketch.form(outline, colour, () => {
    for (let ray = 1; ray < 6; ray++) {
      const y = top + ((bottom - top) * ray) / 6;
      sketch.stroke(
        curve([
          [left, (top + bottom) / 2 + (y - (top + bottom) / 2) * 0.3],
          [right, y],
        ]),
        lighten(colour, -0.14),
        1.6,
        0.6,
      );
    }
  });
}

function drawTrunk(stage: Stage): void {
  const { sketch, coat } = stage;
  const trunk = blob([
    [-76, 2],
    [-58, -24],
    [-16, -43],
    [36, -32],
    [82, -8],
    [82, 8],
    [36, 32],
    [-16, 43],
    [-58, 26],
  ]);
  sketch.part("body", () => paintCoat(stage, trunk, "body"));
  sketch.within(trunk, () => {
    sketch.fill(ellipse(-6, 40, 70, 20), coat.light, 0.8);
    for (let column = 0; column < 6; column++)
      for (let row = -2; row <= 2; row++) {
        const [x, y] = [-18 + column * 15, row * 14 + (column % 2) * 7];
        const scale = curve([
          [x, y - 6],
          [x + 6, y],
          [x, y + 6],
        ]);
        sketch.stroke(scale, lighten(coat.base, -0.14), 1.5, 0.55);
      }
    sketch.stroke(
      curve([
        [-38, -34],
        [-26, 0],
        [-38, 34],
      ]),
      lighten(coat.base, -0.18),
      2.4,
      0.8,
    );
  });
}

function drawFace(stage: Stage, height: number): void {
  const { sketch, random } = stage;
  sketch.part("head", () => {
    sketch.part("mouth", () => {
      sketch.form(ellipse(-75, 4 * height, 6, 4.5, -20), oklch(0.68, 0.13, 20));
      sketch.form(ellipse(-73, 10 * height, 5, 3.6, 10), oklch(0.62, 0.13, 20));
    });
    sketch.part("left eye", () =>
      drawEye(stage, { at: [-50, -9 * height], width: 1, height: 1 }, -1, {
        size: 10.5,
        iris: random.fork("iris").pick([oklch(0.8, 0.14, 90), oklch(0.5, 0.1, 250), oklch(0.6, 0.14, 40)]),
        irisShare: 0.72,
        pupil: "round",
        pupilShare: 0.7,
        lid: stage.coat.base,
      }),
    );
  });
}
