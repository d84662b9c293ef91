import { expect, test } from "vitest";
import { findLabel } from "./find-label.ts";

const labels = ["beagle, English beagle", "Owl", "7", "owlet"];

test.each([
  ["Beagle", 0],
  ["english beagle", 0],
  [" owl ", 1],
  ["7", 2],
  ["3", 3],
])("%s is class %i", (name, index) => {
  expect(findLabel(labels, name)).toBe(index);
});

test.each([
  [labels, "ow", 'no class is called "ow"; expected one like "Owl", "owlet"'],
  [labels, "beegel", 'expected one like "beagle", '],
  [[...labels, "zebu", "ox", "zebra", "sorrel"], "sorel", 'expected one like "sorrel", '],
  [labels, "4", 'no class is called "4"'],
  [[], "owl", "there are no labels"],
])("among %j, %s is refused", (known, name, message) => {
  expect(() => findLabel(known, name)).toThrow(message);
});
