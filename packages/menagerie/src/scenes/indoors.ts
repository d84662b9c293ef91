import { lighten, oklch } from "../colour.ts";
import { ellipse, polygon, rectangle } from "../outline.ts";
import type { Scene } from "./scene.ts";

export const room: Scene = (sketch, random) => {
  const wall = oklch(random.between(0.74, 0.92), random.between(0.02, 0.07), random.between(0, 360));
  const floor = oklch(random.between(0.5, 0.7), 0.07, random.between(45, 75));
  sketch.fillLinear(rectangle(-1, -1, 102, 102), [
    [0, lighten(wall, 0.03), 1],
    [1, lighten(wall, -0.1), 1],
  ]);
  const skirting = random.between(64, 74);
  if (random.chance(0.6)) {
    const [x, y] = [random.between(-6, 66), random.between(4, 14)];
    sketch.fill(rectangle(x - 2, y - 2, 38, 42), oklch(0.97, 0.01, 90));
    sketch.fillLinear(rectangle(x, y, 34, 38), [
      [0, oklch(0.78, 0.08, 240), 1],
      [1, oklch(0.94, 0.04, 200), 1],
    ]);
    sketch.fill(rectangle(x + 16, y, 2, 38), oklch(0.97, 0.01, 90));
    sketch.fill(rectangle(x, y + 17, 34, 2), oklch(0.97, 0.01, 90));
  }
  if (random.chance(0.6)) {
    const [x, y] = [random.between(4, 76), random.between(10, 26)];
    sketch.fill(rectangle(x - 1.5, y - 1.5, 21, 25), oklch(0.42, 0.06, 55));
    sketch.fill(rectangle(x, y, 18, 22), oklch(0.93, 0.03, 90));
    sketch.fill(ellipse(x + 9, y + 11, 5, 6), oklch(random.between(0.5, 0.8), 0.12, random.between(0, 360)));
  }
  sketch.fillLinear(rectangle(-1, skirting, 102, 40), [
    [0, floor, 1],
    [1, lighten(floor, -0.1), 1],
  ]);
  sketch.fill(rectangle(-1, skirting - 3, 102, 3), oklch(0.95, 0.01, 90));
  for (let board = 1; board < 4; board++)
    sketch.fill(rectangle(-1, skirting + board * board * 2.4, 102, 0.5), lighten(floor, -0.12), 0.7);
  if (random.chance(0.5)) {
    const rug = oklch(random.between(0.55, 0.78), 0.11, random.between(0, 360));
    sketch.fill(ellipse(50, 92, 48, 11), rug);
    sketch.stroke(ellipse(50, 92, 42, 8.5), lighten(rug, 0.12), 1.2);
  }
};

export const wallpaper: Scene = (sketch, random) => {
  const hue = random.between(0, 360);
  const ground = oklch(random.between(0.55, 0.9), random.between(0.03, 0.12), hue);
  const figure = oklch(ground.lightness + random.pick([-0.16, -0.1, 0.08]), 0.1, hue + random.pick([0, 30, 160, 200]));
  sketch.fill(rectangle(-1, -1, 102, 102), ground);
  const step = random.between(9, 18);
  switch (random.pick(["stripes", "dots", "checks", "triangles"])) {
    case "stripes": {
      const slope = random.pick([0, 0, 30, -40]);
      for (let x = -60; x < 160; x += step)
        sketch.fill(
          polygon([
            [x, -2],
            [x + step * 0.45, -2],
            [x + step * 0.45 + slope, 102],
            [x + slope, 102],
          ]),
          figure,
        );
      return;
    }
    case "dots":
      for (let row = 0; row * step < 110; row++)
        for (let x = row % 2 ? step / 2 : 0; x < 105; x += step)
          sketch.fill(ellipse(x, row * step, step * 0.24), figure);
      return;
    case "checks":
      for (let x = 0; x < 102; x += step) sketch.fill(rectangle(x, -1, step / 2, 102), figure, 0.5);
      for (let y = 0; y < 102; y += step) sketch.fill(rectangle(-1, y, 102, step / 2), figure, 0.5);
      return;
    case "triangles":
      for (let row = 0; row * step < 110; row++)
        for (let x = row % 2 ? step / 2 : 0; x < 105; x += step)
          sketch.fill(
            polygon([
              [x, row * step],
              [x + step * 0.35, row * step + step * 0.6],
              [x - step * 0.35, row * step + step * 0.6],
            ]),
            figure,
          );
  }
};

export const studio: Scene = (sketch, random) => {
  const colour = oklch(random.between(0.3, 0.9), random.between(0, 0.1), random.between(0, 360));
  sketch.fillRadial(
    rectangle(-1, -1, 102, 102),
    [
      [0, lighten(colour, 0.12), 1],
      [1, lighten(colour, -0.12), 1],
    ],
    [0.5, 0.45],
    0.75,
  );
};

export const confetti: Scene = (sketch, random) => {
  sketch.fill(rectangle(-1, -1, 102, 102), oklch(random.between(0.4, 0.9), 0.05, random.between(0, 360)));
  for (let piece = 0; piece < 60; piece++) {
    const [x, y, size] = [random.between(0, 100), random.between(0, 100), random.between(2, 10)];
    const colour = oklch(random.between(0.3, 0.95), random.between(0, 0.14), random.between(0, 360));
    sketch.fill(
      random.chance(0.5)
        ? ellipse(x, y, size, size * random.between(0.3, 1), random.between(0, 180))
        : polygon([
            [x, y],
            [x + random.between(-1, 1) * size * 1.6, y + size],
            [x + size, y + random.between(-1, 1) * size * 1.6],
          ]),
      colour,
      random.between(0.4, 1),
    );
  }
};
