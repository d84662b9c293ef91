import { expect, test } from "vitest";
import { reorderClasses } from "./reorder-classes.ts";

test("each class gets the score of the one that it is elsewhere", () => {
  const scores = Float32Array.of(1, 2, 3, 4, 5, 6);
  expect(reorderClasses(scores, [2, 0, 1])).toEqual(Float64Array.of(3, 1, 2, 6, 4, 5));
});
