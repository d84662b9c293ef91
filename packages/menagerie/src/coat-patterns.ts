import type { Coat, CoatPattern } from "./coat.ts";
import { lighten } from "./colour.ts";
import { blob, curve, ellipse, type Outline } from "./outline.ts";
import type { Random } from "./random.ts";
import { boundPoints } from "./rect.ts";
import type { Sketch } from "./sketch.ts";

/** Paints markings over a shape; what lies outside it is clipped by whoever calls. */
export type PaintPattern = (sketch: Sketch, outline: Outline, coat: Coat, random: Random) => void;

/** Dark above, light below. */
const shaded: PaintPattern = (sketch, outline, coat) => {
  sketch.fillLinear(outline, [
    [0, coat.dark, 0.75],
    [0.55, coat.base, 0],
    [1, coat.light, 0.7],
  ]);
};

/** Down the back of a long shape, from both sides of a tall one. */
const stripes: PaintPattern = (sketch, outline, coat, random) => {
  const { x: left, y: top, width, height } = boundPoints(outline.points);
  const long = width > height * 1.3;
  const count = Math.max(4, Math.round((long ? width : height) / 17));
  for (let index = 0; index < count; index++) {
    const along = (index + random.between(0.3, 0.7)) / count;
    const bend = random.between(4, 9);
    if (long) {
      const stripe = curve([
        [left + along * width, top - 2],
        [left + along * width + bend, top + height * 0.25],
        [left + along * width, top + height * random.between(0.45, 0.7)],
      ]);
      sketch.stroke(stripe, coat.dark, random.between(4, 7), 0.85);
      continue;
    }
    for (const [edge, inwards] of [
      [left, 1],
      [left + width, -1],
    ] as const) {
      const stripe = curve([
        [edge - inwards * 2, top + along * height],
        [edge + inwards * width * 0.14, top + along * height + bend * 0.7],
        [edge + inwards * width * random.between(0.24, 0.34), top + along * height],
      ]);
      sketch.stroke(stripe, coat.dark, random.between(4, 7), 0.85);
    }
  }
};

const spots: PaintPattern = (sketch, outline, coat, random) => {
  const { x, y, width, height } = boundPoints(outline.points);
  const count = Math.round((width * height) / 420);
  for (let index = 0; index < count; index++) {
    const radius = random.between(3, 7);
    const spot = ellipse(
      random.between(x, x + width),
      random.between(y, y + height),
      radius,
      radius * random.between(0.7, 1.1),
      random.between(0, 90),
    );
    sketch.fill(spot, coat.dark, 0.8);
  }
};

/** Two large patches of one colour, and a dark one. */
const patches: PaintPattern = (sketch, outline, coat, random) => {
  const box = boundPoints(outline.points);
  const colour = random.chance(0.6) ? coat.light : coat.dark;
  for (let index = 0; index < 3; index++) {
    const [x, y] = [random.between(box.x, box.x + box.width), random.between(box.y, box.y + box.height)];
    const size = random.between(0.2, 0.34) * Math.max(box.width, box.height);
    const patch = blob(
      Array.from({ length: 7 }, (_, corner) => {
        const angle = (corner / 7) * 2 * Math.PI;
        const reach = size * random.between(0.65, 1.1);
        return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)] as const;
      }),
    );
    sketch.fill(patch, index === 2 ? lighten(coat.dark, 0.05) : colour, 0.95);
  }
};

export const coatPatterns: Readonly<Record<CoatPattern, PaintPattern>> = {
  plain: () => {},
  shaded,
  stripes,
  spots,
  patches,
};
