import { expect, test } from "vitest";
import { observeError, type PlateauState, plateauRate, rateOnPlateau } from "./plateau-rate.ts";

/** The rate before the first epoch and after each. */
function follow(errors: readonly number[], patience: number, factor?: number) {
  const plateau = plateauRate(0.1, patience, factor);
  let state: PlateauState = { drops: 0, stale: 0 };
  const rates = [rateOnPlateau(plateau, state)];
  for (const error of errors) {
    state = observeError(plateau, state, error);
    rates.push(rateOnPlateau(plateau, state));
  }
  return { rates, state };
}

test("falls to a tenth after two epochs that are no better than the best, equal ones too", () => {
  const { rates } = follow([0.5, 0.4, 0.4, 0.45, 0.39], 2);
  for (const [epoch, rate] of [0.1, 0.1, 0.1, 0.1, 0.01, 0.01].entries()) expect(rates[epoch]).toBeCloseTo(rate, 12);
});

test("falls again only after as many epochs more", () => {
  const { rates, state } = follow([0.5, 0.6, 0.6, 0.6, 0.6], 2, 0.5);
  expect(rates).toEqual([0.1, 0.1, 0.1, 0.05, 0.05, 0.025]);
  expect(state).toEqual({ drops: 2, stale: 0, best: 0.5 });
});

test("a better epoch begins the count anew", () => {
  expect(follow([0.5, 0.6, 0.4, 0.6], 2).state).toEqual({ drops: 0, stale: 1, best: 0.4 });
});

test("refuses what makes no sense", () => {
  expect(() => plateauRate(0)).toThrow("first: expected a learning rate above 0, got 0");
  expect(() => plateauRate(0.1, 0.5)).toThrow("patience: expected a whole number of at least 1, got 0.5");
  expect(() => plateauRate(0.1, 1, 1)).toThrow("factor: expected above 0 and below 1, got 1");
  expect(() => follow([Number.NaN], 1)).toThrow("validation error: expected a number, got NaN");
});
