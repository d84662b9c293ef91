import type { Point } from "../affine.ts";
import { type Colour, lighten, oklch } from "../colour.ts";
import { blob, curve, ellipse, limb, type Outline, polygon, rectangle } from "../outline.ts";
import type { Random } from "../random.ts";
import type { Sketch } from "../sketch.ts";

const frame = rectangle(-1, -1, 102, 102);

export function paintSky(sketch: Sketch, top: Colour, bottom: Colour): void {
  sketch.fillLinear(frame, [
    [0, top, 1],
    [0.75, bottom, 1],
    [1, bottom, 1],
  ]);
}

/** Land from a wavy horizon down. */
export function paintRidge(sketch: Sketch, random: Random, horizon: number, height: number, colour: Colour): void {
  const crest: Point[] = [];
  for (let x = -15; x <= 115; x += 26) crest.push([x, horizon + random.between(-height, height)]);
  const land: Outline = blob([...crest, [125, 130], [-25, 130]], 0.85);
  sketch.fillLinear(land, [
    [0, lighten(colour, 0.05), 1],
    [0.6, lighten(colour, -0.06), 1],
    [1, lighten(colour, -0.1), 1],
  ]);
}

export function paintCloud(sketch: Sketch, x: number, y: number, size: number, colour: Colour): void {
  for (const [dx, dy, radius] of [
    [-0.9, 0.1, 0.55],
    [-0.2, -0.2, 0.8],
    [0.6, 0, 0.65],
    [0, 0.2, 0.9],
  ] as const)
    sketch.fill(ellipse(x + dx * size, y + dy * size, radius * size, radius * size * 0.6), colour, 0.85);
}

export function paintBush(sketch: Sketch, random: Random, x: number, y: number, size: number, colour: Colour): void {
  for (let index = 0; index < 5; index++) {
    const [dx, dy] = [random.between(-1, 1) * size, random.between(-0.5, 0.2) * size];
    sketch.fill(ellipse(x + dx, y + dy, size * 0.55), lighten(colour, 0.06 * -dy * 0.4 + random.between(-0.03, 0.03)));
  }
}

export function paintConifer(sketch: Sketch, x: number, y: number, height: number, colour: Colour): void {
  sketch.fill(rectangle(x - height * 0.04, y - height * 0.2, height * 0.08, height * 0.2), oklch(0.38, 0.05, 50));
  for (const [share, width] of [
    [0.15, 0.3],
    [0.4, 0.24],
    [0.65, 0.17],
  ] as const)
    sketch.fill(
      polygon([
        [x - height * width, y - height * share],
        [x, y - height * (share + 0.4)],
        [x + height * width, y - height * share],
      ]),
      lighten(colour, share * 0.08),
    );
}

export function paintTree(sketch: Sketch, random: Random, x: number, y: number, height: number, crown: Colour): void {
  sketch.fill(
    limb(
      [
        [x, y],
        [x + random.between(-2, 2), y - height * 0.6],
      ],
      [height * 0.12, height * 0.07],
    ),
    oklch(0.4, 0.05, 50),
  );
  for (let index = 0; index < 5; index++)
    sketch.fill(
      ellipse(
        x + random.between(-0.25, 0.25) * height,
        y - height * random.between(0.55, 0.95),
        height * random.between(0.16, 0.26),
      ),
      lighten(crown, random.between(-0.05, 0.05)),
    );
}

export function paintTuft(sketch: Sketch, random: Random, x: number, y: number, height: number, colour: Colour): void {
  for (let blade = 0; blade < 4; blade++)
    sketch.stroke(
      curve([
        [x + blade * 0.7, y],
        [x + blade * 0.7 + random.between(-0.5, 0.5) * height * 0.4, y - height * 0.6],
        [x + blade * 0.7 + random.between(-1, 1) * height * 0.6, y - height],
      ]),
      lighten(colour, random.between(-0.06, 0.08)),
      0.9,
    );
}

export function paintFlower(sketch: Sketch, x: number, y: number, size: number, petals: Colour): void {
  sketch.stroke(
    curve([
      [x, y],
      [x + size * 0.2, y + size * 2.4],
    ]),
    oklch(0.5, 0.12, 140),
    size * 0.28,
  );
  for (let petal = 0; petal < 5; petal++) {
    const angle = (petal / 5) * 2 * Math.PI;
    sketch.fill(ellipse(x + size * 0.7 * Math.cos(angle), y + size * 0.7 * Math.sin(angle), size * 0.55), petals);
  }
  sketch.fill(ellipse(x, y, size * 0.5), oklch(0.8, 0.15, 85));
}
