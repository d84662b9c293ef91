import { requireOption } from "./require-option.ts";

/** A learning rate that falls whenever the validation error stalls. */
export interface PlateauRate {
  readonly first: number;
  /** Epochs without a lower error until it falls. */
  readonly patience: number;
  /** What it is multiplied by. */
  readonly factor: number;
}

/** What a plateau has seen, as plain data. */
export interface PlateauState {
  readonly drops: number;
  /** Epochs since the best error, or since the last drop. */
  readonly stale: number;
  /** Lowest error; none before the first epoch ends. */
  readonly best?: number;
}

/**
 * A tenth whenever the validation error has not improved for some epochs: the paper's schedule, by rule instead of by hand.
 * @throws TrainingError "out-of-range"
 * @see Zeiler & Fergus 2014, §3
 */
export function plateauRate(first: number, patience = 5, factor = 0.1): PlateauRate {
  requireOption("first", first, "a learning rate above 0", first > 0 && Number.isFinite(first));
  requireOption("patience", patience, "a whole number of at least 1", Number.isInteger(patience) && patience >= 1);
  requireOption("factor", factor, "above 0 and below 1", factor > 0 && factor < 1);
  return { first, patience, factor };
}

/** The rate after so many drops. */
export function rateOnPlateau({ first, factor }: PlateauRate, { drops }: PlateauState): number {
  return first * factor ** drops;
}

/**
 * What a plateau knows after one more epoch.
 * @param error lower is better
 * @throws TrainingError "out-of-range" for an error that is no number
 */
export function observeError({ patience }: PlateauRate, state: PlateauState, error: number): PlateauState {
  requireOption("validation error", error, "a number", Number.isFinite(error));
  if (state.best === undefined || error < state.best) return { drops: state.drops, stale: 0, best: error };
  const stale = state.stale + 1;
  return stale < patience ? { ...state, stale } : { ...state, drops: state.drops + 1, stale: 0 };
}
