import type { Point } from "./affine.ts";
import type { Random } from "./random.ts";

export type MouthShape = "smile" | "neutral" | "open" | "tongue";

/** An expression. */
export interface Mood {
  /** Share of the eye that the upper lid covers, 0…0.38. */
  readonly lid: number;
  /** Where the pupils go, in shares of the eye's radius. */
  readonly gaze: Point;
  readonly mouth: MouthShape;
}

export function drawMood(random: Random): Mood {
  return {
    lid: random.chance(0.25) ? random.between(0.15, 0.38) : 0,
    gaze: [random.between(-0.28, 0.28), random.between(-0.18, 0.22)],
    mouth: random.pick(["smile", "smile", "neutral", "open", "tongue"]),
  };
}
