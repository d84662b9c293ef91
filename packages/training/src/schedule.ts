import type { LearningRate } from "./learning-rate.ts";
import { observeError, type PlateauRate, type PlateauState, rateOnPlateau } from "./plateau-rate.ts";

/** The learning rate of a run as it goes. */
export interface Schedule {
  /** @param progress 0 (begin) to 1 (end) */
  rate(progress: number): number;
  /** Tells it how an epoch ended. */
  observe(error: number): void;
  /** What it has seen; nothing if its rate depends on progress alone. */
  state(): PlateauState | undefined;
}

/** Follows a rate, from what it had seen. */
export function followRate(rate: LearningRate | PlateauRate, from?: PlateauState): Schedule {
  if (typeof rate === "function") return { rate, observe: () => undefined, state: () => undefined };
  let state: PlateauState = from ?? { drops: 0, stale: 0 };
  return {
    rate: () => rateOnPlateau(rate, state),
    observe: (error) => {
      state = observeError(rate, state, error);
    },
    state: () => state,
  };
}
