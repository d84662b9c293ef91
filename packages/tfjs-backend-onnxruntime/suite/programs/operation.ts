import type { Draw } from "./draw.ts";
import type { ProgramValue } from "./program-value.ts";

/** What an operation of a random program has at hand. */
export interface Surroundings {
  readonly draw: Draw;
  /** Values that are alive. */
  readonly values: readonly ProgramValue[];
  /** A tensor of multiples of 1/4 in [-2, 2]. */
  weight(shape: readonly number[]): ProgramValue;
  /** One of the values that fit, or nothing. */
  find(fits: (value: ProgramValue) => boolean): ProgramValue | undefined;
}

/** Adds values to a program; none if nothing that is alive fits. Choices may depend on shapes, types and draws only. */
export type Operation = (surroundings: Surroundings) => readonly ProgramValue[];
