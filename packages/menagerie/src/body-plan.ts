import type { Colour } from "./colour.ts";
import type { Stage } from "./stage.ts";

/** The proportions of a four-legged animal, relative to a cat's. */
export interface BodyPlan {
  readonly width: number;
  readonly legLength: number;
  readonly legWidth: number;
  /** Of the body against the head. */
  readonly size: number;
  readonly belly: Colour;
  readonly paws: Colour;
  /** Draws the tail from its root at (0, 0), rising to negative y and leaning to positive x, about 80 long. */
  readonly drawTail: (stage: Stage) => void;
}
