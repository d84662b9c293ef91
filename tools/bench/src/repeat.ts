import type { Contestant } from "./interleave.ts";
import { summarise } from "./round.ts";
import type { Sample } from "./sample.ts";

export interface RepeatOptions {
  /** Repetitions of a turn, unless they take too long. */
  readonly samples?: number;
  /** Called when the turn begins. */
  readonly prepare?: () => Promise<void>;
}

/** Quick work is repeated for so many milliseconds, or so often: its JavaScript is compiled on the way. */
const SHORTEST_TURN = 600;
const MOST_SAMPLES = 40;
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
      const goesOn = (): boolean => {
        const elapsed = performance.now() - start;
        if (taken.length < samples) return elapsed < LONGEST_TURN;
        return taken.length < MOST_SAMPLES && elapsed < SHORTEST_TURN;
      };
      do taken.push(await repetition());
      while (goesOn());
      return new Map([[name, summarise(taken)]]);
    },
  };
}
