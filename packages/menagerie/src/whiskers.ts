import { type Colour, oklch } from "./colour.ts";
import { curve } from "./outline.ts";
import type { Stage } from "./stage.ts";
import { onHead } from "./turn.ts";

/** Draws three whiskers to either side of a muzzle at height y. */
export function drawWhiskers({ sketch, turn, coat }: Stage, y: number, length: number): void {
  const colour: Colour = coat.base.lightness > 0.8 ? oklch(0.4, 0.02, 60) : oklch(0.97, 0.01, 90);
  for (const side of [-1, 1]) {
    const root = onHead(turn, side * 18, y, 1.15).at;
    for (const row of [-1, 0, 1]) {
      const whisker = curve([
        [root[0], root[1] + row * 3],
        [root[0] + side * length * 0.5, root[1] + row * 5 - 2],
        [root[0] + side * length, root[1] + row * 11],
      ]);
      sketch.stroke(whisker, colour, 1.1, 0.85);
    }
  }
}
