import { expect, test } from "vitest";
import { requireSameLabels } from "./require-same-labels.ts";

test("labels that are as they were are accepted", () => {
  expect(() => requireSameLabels({ labels: ["cat", "dog"] }, ["cat", "dog"])).not.toThrow();
  expect(() => requireSameLabels({ labels: [] }, [])).not.toThrow();
});

test.each([
  [["bear", "cat", "dog"], 'got 3: label 0 was "cat" and is "bear"; add it again'],
  [["cat"], 'got 1: label 1 was "dog" and is none; add it again'],
  [["cat", "dog", "eel"], 'got 3: label 2 was none and is "eel"; add it again'],
  [["cat", "wolf"], 'got 2: label 1 was "dog" and is "wolf"; add it again'],
])("%s in place of cat, dog is refused", (labels, message) => {
  expect(() => requireSameLabels({ labels }, ["cat", "dog"])).toThrow(
    `labels: expected the 2 that the dataset had when it was added, ${message}`,
  );
});
