import type { CoatColour, CoatPattern } from "./coat.ts";
import type { SceneName } from "./scenes/index.ts";
import type { Stage, Stance } from "./stage.ts";

/** A kind of animal: what it usually looks like and how it is drawn. */
export interface AnimalKind {
  readonly name: string;
  readonly coats: readonly CoatColour[];
  readonly patterns: readonly CoatPattern[];
  readonly stances: readonly Stance[];
  /** Where it is usually found; other places are drawn as well. */
  readonly scenes: readonly SceneName[];
  /** Draws it on its stage, naming parts as it goes; the head is the part "head". */
  readonly draw: (stage: Stage) => void;
}
