import { lighten, oklch } from "../colour.ts";
import { ellipse, rectangle } from "../outline.ts";
import {
  paintBush,
  paintCloud,
  paintConifer,
  paintFlower,
  paintRidge,
  paintSky,
  paintTree,
  paintTuft,
} from "./landforms.ts";
import type { Scene } from "./scene.ts";

const petals = [oklch(0.75, 0.15, 0), oklch(0.85, 0.14, 90), oklch(0.95, 0.02, 90), oklch(0.65, 0.15, 300)];

export const hills: Scene = (sketch, random) => {
  paintSky(sketch, oklch(0.74, 0.09, 240), oklch(0.93, 0.03, 220));
  if (random.chance(0.6))
    sketch.fill(ellipse(random.between(10, 90), random.between(8, 25), 7), oklch(0.94, 0.1, 95), 0.9);
  for (let cloud = 0; cloud < 3; cloud++)
    paintCloud(sketch, random.between(0, 100), random.between(8, 32), random.between(5, 11), oklch(0.99, 0.005, 240));
  const green = oklch(random.between(0.66, 0.76), 0.12, random.between(110, 145));
  paintRidge(sketch, random, random.between(42, 55), 8, lighten(green, 0.06));
  paintRidge(sketch, random, random.between(60, 68), 5, green);
  paintRidge(sketch, random, random.between(76, 84), 3, lighten(green, -0.07));
};

export const garden: Scene = (sketch, random) => {
  paintSky(sketch, oklch(0.8, 0.07, 230), oklch(0.94, 0.03, 150));
  const green = oklch(0.62, 0.13, random.between(120, 145));
  for (let bush = 0; bush < 5; bush++)
    paintBush(
      sketch,
      random,
      random.between(-5, 105),
      random.between(48, 58),
      random.between(9, 16),
      lighten(green, -0.08),
    );
  paintRidge(sketch, random, 62, 3, lighten(green, 0.06));
  for (let tuft = 0; tuft < 10; tuft++)
    paintTuft(sketch, random, random.between(0, 100), random.between(68, 100), random.between(4, 8), green);
  for (let flower = 0; flower < 6; flower++)
    paintFlower(sketch, random.between(0, 100), random.between(64, 94), random.between(1.2, 2.2), random.pick(petals));
};

export const forest: Scene = (sketch, random) => {
  const green = oklch(random.between(0.45, 0.6), 0.08, random.between(130, 165));
  paintSky(sketch, lighten(green, 0.2), lighten(green, 0.34));
  for (let tree = 0; tree < 7; tree++) {
    const x = random.between(-4, 104);
    const width = random.between(3, 8);
    sketch.fill(rectangle(x, -2, width, 80), oklch(random.between(0.34, 0.5), 0.045, 55), 0.9);
    sketch.fill(rectangle(x, -2, width * 0.35, 80), oklch(0.8, 0.04, 80), 0.18);
  }
  for (let bush = 0; bush < 5; bush++)
    paintBush(sketch, random, random.between(0, 100), random.between(66, 74), random.between(7, 13), green);
  paintRidge(sketch, random, 76, 3, lighten(green, -0.1));
};

export const autumn: Scene = (sketch, random) => {
  paintSky(sketch, oklch(0.82, 0.06, 70), oklch(0.94, 0.04, 85));
  for (let tree = 0; tree < 5; tree++)
    paintTree(
      sketch,
      random,
      random.between(0, 100),
      random.between(60, 68),
      random.between(34, 54),
      oklch(random.between(0.6, 0.74), 0.15, random.between(35, 85)),
    );
  paintRidge(sketch, random, 66, 3, oklch(0.62, 0.1, 75));
  for (let leaf = 0; leaf < 16; leaf++)
    sketch.fill(
      ellipse(random.between(0, 100), random.between(70, 100), 1.8, 0.9, random.between(0, 180)),
      oklch(0.6, 0.15, random.between(30, 80)),
    );
};

export const snow: Scene = (sketch, random) => {
  paintSky(sketch, oklch(random.between(0.66, 0.84), 0.05, 245), oklch(0.95, 0.015, 230));
  paintRidge(sketch, random, random.between(46, 56), 9, oklch(0.86, 0.03, 240));
  for (let tree = 0; tree < 5; tree++)
    paintConifer(sketch, random.between(0, 100), random.between(64, 70), random.between(16, 34), oklch(0.5, 0.06, 175));
  paintRidge(sketch, random, random.between(66, 74), 3, oklch(0.95, 0.012, 230));
  for (let flake = 0; flake < 26; flake++)
    sketch.fill(
      ellipse(random.between(0, 100), random.between(0, 100), random.between(0.4, 1.2)),
      oklch(1, 0, 0),
      0.85,
    );
};

export const beach: Scene = (sketch, random) => {
  paintSky(sketch, oklch(0.78, 0.08, 225), oklch(0.94, 0.04, 200));
  sketch.fill(ellipse(random.between(10, 90), random.between(10, 26), 6), oklch(0.95, 0.09, 95));
  const shore = random.between(46, 56);
  sketch.fillLinear(rectangle(-1, shore, 102, 40), [
    [0, oklch(0.6, 0.11, 230), 1],
    [0.6, oklch(0.76, 0.09, 200), 1],
    [1, oklch(0.9, 0.04, 190), 1],
  ]);
  paintRidge(sketch, random, shore + 20, 3, oklch(0.87, 0.06, 85));
  for (let pebble = 0; pebble < 12; pebble++)
    sketch.fill(
      ellipse(random.between(0, 100), random.between(78, 100), random.between(0.5, 1.6), 0.8),
      oklch(random.between(0.6, 0.8), 0.04, 70),
    );
};

export const night: Scene = (sketch, random) => {
  paintSky(sketch, oklch(0.27, 0.07, 275), oklch(0.48, 0.08, 280));
  for (let star = 0; star < 24; star++)
    sketch.fill(
      ellipse(random.between(0, 100), random.between(0, 60), random.between(0.25, 0.7)),
      oklch(0.97, 0.04, 95),
      0.9,
    );
  sketch.fill(ellipse(random.between(14, 86), random.between(12, 26), random.between(5, 9)), oklch(0.95, 0.05, 95));
  for (let tree = 0; tree < 6; tree++)
    paintConifer(
      sketch,
      random.between(0, 100),
      random.between(70, 76),
      random.between(20, 44),
      oklch(0.32, 0.05, 240),
    );
  paintRidge(sketch, random, 74, 4, oklch(0.36, 0.05, 250));
};
