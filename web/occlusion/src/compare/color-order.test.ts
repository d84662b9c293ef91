import { expect, test } from "vitest";
import { emptySweep, type Sweep } from "../sweep/sweep-state.ts";
import { colorOrder } from "./color-order.ts";

function sweep(...topClasses: number[]): Sweep {
  const none = new Float32Array(topClasses.length);
  const tiles = {
    topClasses: Int32Array.from(topClasses),
    probabilities: none,
    activities: none,
    topProbabilities: none,
  };
  return { ...emptySweep, tiles };
}

test("classes of one name have one colour, whatever their numbers are in two models", () => {
  const first = { sweep: sweep(0, 0, 1, -1), nameOf: (index: number) => ["cat", "dog"][index]! };
  const second = { sweep: sweep(0, 0, 0, 2), nameOf: (index: number) => ["dog", "cat", "owl"][index]! };
  expect(colorOrder([first, second])).toEqual(["dog", "cat", "owl"]);
  expect(colorOrder([{ sweep: undefined, nameOf: String }])).toEqual([]);
});
