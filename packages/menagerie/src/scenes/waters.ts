import { lighten, oklch } from "../colour.ts";
import { curve, ellipse, limb } from "../outline.ts";
import { paintRidge, paintSky, paintTuft } from "./landforms.ts";
import type { Scene } from "./scene.ts";

export const sea: Scene = (sketch, random) => {
  const water = oklch(random.between(0.55, 0.72), 0.1, random.between(200, 245));
  paintSky(sketch, lighten(water, 0.18), lighten(water, -0.14));
  for (let ray = 0; ray < 3; ray++) {
    const x = random.between(5, 90);
    sketch.fill(
      limb(
        [
          [x, -8],
          [x + 14, 80],
        ],
        [6, 20],
      ),
      oklch(1, 0.02, 200),
      0.1,
    );
  }
  for (let weed = 0; weed < 6; weed++) {
    const [x, height] = [random.between(0, 100), random.between(15, 44)];
    sketch.fill(
      limb(
        [
          [x, 100],
          [x + random.between(-5, 5), 100 - height * 0.5],
          [x + random.between(-6, 6), 100 - height],
        ],
        [4, 3.4, 1],
      ),
      oklch(random.between(0.45, 0.62), 0.12, random.between(135, 185)),
      0.9,
    );
  }
  paintRidge(sketch, random, 90, 3, oklch(0.82, 0.06, 85));
  for (let bubble = 0; bubble < 9; bubble++) {
    const [x, y, radius] = [random.between(0, 100), random.between(5, 85), random.between(0.8, 2.6)];
    sketch.stroke(ellipse(x, y, radius), oklch(0.98, 0.02, 210), 0.5, 0.8);
    sketch.fill(ellipse(x - radius * 0.3, y - radius * 0.3, radius * 0.25), oklch(1, 0, 0), 0.8);
  }
};

export const pond: Scene = (sketch, random) => {
  const water = oklch(random.between(0.58, 0.72), 0.08, random.between(170, 210));
  paintSky(sketch, lighten(water, 0.14), lighten(water, -0.08));
  for (let ripple = 0; ripple < 8; ripple++) {
    const [x, y, width] = [random.between(0, 100), random.between(20, 98), random.between(6, 16)];
    sketch.stroke(
      curve([
        [x - width, y],
        [x, y + 1],
        [x + width, y],
      ]),
      oklch(0.96, 0.02, 190),
      0.8,
      0.5,
    );
  }
  for (let pad = 0; pad < 6; pad++) {
    const [x, y, radius] = [random.between(0, 100), random.between(35, 98), random.between(6, 13)];
    sketch.fill(ellipse(x, y + 1, radius, radius * 0.4), lighten(water, -0.2), 0.5);
    sketch.fill(ellipse(x, y, radius, radius * 0.4), oklch(random.between(0.55, 0.7), 0.13, random.between(125, 150)));
    sketch.stroke(
      curve([
        [x, y],
        [x + radius * 0.8, y - radius * 0.15],
      ]),
      oklch(0.5, 0.1, 140),
      0.6,
    );
  }
  for (let reed = 0; reed < 5; reed++)
    paintTuft(
      sketch,
      random,
      random.between(0, 100),
      random.between(28, 44),
      random.between(10, 22),
      oklch(0.5, 0.11, 135),
    );
};
