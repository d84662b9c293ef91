import type { Coat } from "./coat.ts";
import type { Mood } from "./mood.ts";
import type { Random } from "./random.ts";
import type { Sketch } from "./sketch.ts";
import type { Turn } from "./turn.ts";

/** How an animal holds itself. */
export type Stance = "portrait" | "sitting" | "standing" | "lying";

/** What is settled before an animal is drawn. Its head's centre is (0, 0), its head's radius about 50, y grows downwards. */
export interface Stage {
  readonly sketch: Sketch;
  readonly random: Random;
  readonly coat: Coat;
  readonly stance: Stance;
  readonly turn: Turn;
  /** Degrees clockwise that the head leans. */
  readonly tilt: number;
  readonly mood: Mood;
}
