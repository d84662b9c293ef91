import type { Contestant } from "./interleave.ts";
import { summarise } from "./round.ts";
import type { Sample } from "./sample.ts";

export interface RepeatOptions {
  /** Repetitions of a turn, unless they take too long. */
  readonly samples?: number;
  /** Called when the turn begins. */
  readonly prepare?: () => Promise<void>;
}

/** After these many milliseconds a turn ends, however few its repetitions. */
const LONGEST_TURN = 5000;

/** A contestant of this process: a turn is one repetition to warm up, then several that count. */
export function repeat(
  name: string,
  repetition: () => Promise<Sample>,
  { samples = 5, prepare }: RepeatOptions = {},
): Contestant {
  return {
    round: async () => {
      await prepare?.();
      await repetition();
      const taken: Sample[] = [];
      const start = performance.now();
      do taken.push(await repetition());
      while (taken.length < samples && performance.now() - start < LONGEST_TURN);
      return new Map([[name, summarise(taken)]]);
    },
  };
}
