import { oklch } from "./colour.ts";
import { ellipse } from "./outline.ts";
import type { Stage } from "./stage.ts";

/** The shade on the ground below an animal. */
export function shadowBelow({ sketch }: Stage, x: number, y: number, width: number): void {
  const dark = oklch(0.15, 0.03, 280);
  sketch.fillRadial(ellipse(x, y, width, width * 0.16), [
    [0, dark, 0.5],
    [0.55, dark, 0.3],
    [1, dark, 0],
  ]);
}

/** The shade that a head casts on what is below it. */
export function headShadow({ sketch }: Stage): void {
  const dark = oklch(0.18, 0.06, 310);
  sketch.fillRadial(ellipse(0, 26, 60, 52), [
    [0.4, dark, 0.34],
    [1, dark, 0],
  ]);
}
