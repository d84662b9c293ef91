import { oklch } from "./colour.ts";
import { blob, curve, ellipse } from "./outline.ts";
import type { Stage } from "./stage.ts";

const line = oklch(0.25, 0.03, 20);
const inside = oklch(0.35, 0.1, 18);
const tongue = oklch(0.72, 0.14, 12);

/**
 * Draws the part "mouth" of a muzzle: two curves that meet below the nose, and what the mood opens beneath.
 * @param width half the distance between its corners
 */
export function drawMouth({ sketch, mood }: Stage, x: number, y: number, width: number): void {
  const drop = mood.mouth === "neutral" ? width * 0.28 : width * 0.55;
  sketch.part("mouth", () => {
    if (mood.mouth === "open" || mood.mouth === "tongue") {
      const depth = width * (mood.mouth === "open" ? 0.95 : 1.15);
      const opening = blob([
        [x - width * 0.6, y + drop * 0.75],
        [x, y + drop * 0.45],
        [x + width * 0.6, y + drop * 0.75],
        [x + width * 0.4, y + depth],
        [x, y + depth * 1.2],
        [x - width * 0.4, y + depth],
      ]);
      sketch.fill(opening, inside);
      sketch.within(opening, () => sketch.fill(ellipse(x, y + depth * 1.15, width * 0.42, depth * 0.42), tongue));
      if (mood.mouth === "tongue") {
        sketch.fill(ellipse(x, y + depth * 1.15, width * 0.34, depth * 0.5), tongue);
        sketch.stroke(
          curve([
            [x, y + depth * 0.85],
            [x, y + depth * 1.35],
          ]),
          oklch(0.6, 0.14, 12),
          1.4,
        );
      }
    }
    const thickness = Math.max(1.8, width * 0.14);
    for (const side of [-1, 1]) {
      sketch.stroke(
        curve([
          [x, y],
          [x + side * width * 0.12, y + drop * 0.7],
          [x + side * width * 0.55, y + drop],
          [x + side * width, y + drop * 0.45],
        ]),
        line,
        thickness,
      );
    }
  });
}

/** Draws the part "mouth" as one wide line. @param rise how far the corners rise above the middle */
export function drawWideMouth({ sketch, mood }: Stage, x: number, y: number, width: number, rise: number): void {
  const lift = mood.mouth === "neutral" ? rise * 0.3 : rise;
  sketch.part("mouth", () => {
    if (mood.mouth === "open" || mood.mouth === "tongue") {
      const opening = blob([
        [x - width * 0.8, y - lift * 0.5],
        [x, y - rise * 0.1],
        [x + width * 0.8, y - lift * 0.5],
        [x + width * 0.45, y + width * 0.3],
        [x - width * 0.45, y + width * 0.3],
      ]);
      sketch.fill(opening, inside);
      sketch.within(opening, () => sketch.fill(ellipse(x, y + width * 0.38, width * 0.5, width * 0.24), tongue));
    }
    sketch.stroke(
      curve([
        [x - width, y - lift],
        [x - width * 0.5, y - lift * 0.25],
        [x, y],
        [x + width * 0.5, y - lift * 0.25],
        [x + width, y - lift],
      ]),
      line,
      2.6,
    );
  });
}
