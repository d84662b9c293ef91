import { lighten, oklch } from "./colour.ts";
import { blob, curve, ellipse, limb, type Outline, rectangle } from "./outline.ts";
import type { Random } from "./random.ts";
import type { Rect } from "./rect.ts";
import { paintFlower } from "./scenes/landforms.ts";
import type { Sketch } from "./sketch.ts";

/** Something in front of the animal: where it covers the picture, and how it is painted. */
interface Occluder {
  readonly covers: Rect;
  readonly paint: (sketch: Sketch) => void;
}

/** Puts something in front of the animal, but never over any part that must stay in sight. */
export function paintForeground(sketch: Sketch, random: Random, inSight: readonly Rect[]): void {
  const draw = random.pick([grass, leaf, fence, flowers, bokeh]);
  const occluder = draw(random);
  if (inSight.some((rect) => overlaps(rect, occluder.covers))) return;
  occluder.paint(sketch);
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function grass(random: Random): Occluder {
  const height = random.between(8, 26);
  const green = oklch(random.between(0.5, 0.68), 0.13, random.between(115, 150));
  return {
    covers: { x: 0, y: 100 - height, width: 100, height },
    paint: (sketch) => {
      for (let x = -2; x < 102; x += 2.6) {
        const top = 100 - height * random.between(0.5, 1);
        const blade = limb(
          [
            [x, 103],
            [x + random.between(-2, 2), (100 + top) / 2],
            [x + random.between(-5, 5), top],
          ],
          [2.8, 2.2, 0.5],
        );
        sketch.fill(blade, lighten(green, random.between(-0.08, 0.08)));
      }
    },
  };
}

function leaf(random: Random): Occluder {
  const right = random.chance(0.5);
  const top = random.chance(0.5);
  const size = random.between(22, 38);
  const green = oklch(random.between(0.42, 0.62), 0.12, random.between(110, 160));
  const [x, y] = [right ? 100 : 0, top ? 0 : 100];
  const [across, down] = [right ? -1 : 1, top ? 1 : -1];
  const shape: Outline = blob([
    [x - across * 8, y - down * 8],
    [x + across * size * 0.25, y + down * size * 0.75],
    [x + across * size, y + down * size],
    [x + across * size * 0.75, y + down * size * 0.25],
  ]);
  return {
    covers: { x: right ? 100 - size : 0, y: top ? 0 : 100 - size, width: size, height: size },
    paint: (sketch) => {
      sketch.form(shape, green);
      sketch.stroke(
        curve([
          [x, y],
          [x + across * size * 0.9, y + down * size * 0.9],
        ]),
        lighten(green, 0.14),
        1,
      );
    },
  };
}

function fence(random: Random): Occluder {
  const y = random.between(74, 88);
  const wood = oklch(random.between(0.55, 0.92), random.between(0.01, 0.06), 65);
  return {
    covers: { x: 0, y: y - 6, width: 100, height: 106 - y },
    paint: (sketch) => {
      const gap = random.between(14, 24);
      for (let x = random.between(-8, 4); x < 104; x += gap)
        sketch.form(rectangle(x, y - 6, 5, 34), lighten(wood, -0.04));
      sketch.form(rectangle(-2, y, 104, 4.5), wood);
      sketch.form(rectangle(-2, y + 11, 104, 4.5), wood);
    },
  };
}

function flowers(random: Random): Occluder {
  const right = random.chance(0.5);
  const hue = random.between(0, 360);
  return {
    covers: { x: right ? 66 : 0, y: 68, width: 34, height: 32 },
    paint: (sketch) => {
      for (let flower = 0; flower < 7; flower++) {
        const size = random.between(2, 4.2);
        const x = random.between(right ? 72 : 3, right ? 97 : 28);
        paintFlower(sketch, x, random.between(76, 96), size, oklch(0.76, 0.14, hue + random.between(-30, 30)));
      }
    },
  };
}

function bokeh(random: Random): Occluder {
  const spots = Array.from({ length: 5 }, () => ({
    x: random.between(0, 100),
    y: random.pick([random.between(0, 10), random.between(90, 100)]),
    radius: random.between(3, 9),
  }));
  const colour = oklch(0.92, 0.08, random.between(40, 120));
  return {
    covers: { x: 0, y: 92, width: 100, height: 8 },
    paint: (sketch) => {
      for (const { x, y, radius } of spots) sketch.fill(ellipse(x, y, radius), colour, 0.35);
    },
  };
}
