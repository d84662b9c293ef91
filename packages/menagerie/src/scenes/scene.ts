import type { Random } from "../random.ts";
import type { Sketch } from "../sketch.ts";

/** Paints the whole square from (0, 0) to (100, 100). */
export type Scene = (sketch: Sketch, random: Random) => void;
