import { expect, it } from "vitest";
import { matchOptions } from "./match-options.ts";

const dogs = ["Walker hound", "beagle", "English foxhound", "hound dog"];

it("finds by every word, in any order and case; what begins so comes first", () => {
  expect(matchOptions(dogs, "hound")).toEqual(["hound dog", "Walker hound", "English foxhound"]);
  expect(matchOptions(dogs, "HOUND w")).toEqual(["Walker hound"]);
  expect(matchOptions(dogs, "cat")).toEqual([]);
});

it("shows everything before a word is typed, each name once, and no more than a reader scrolls through", () => {
  expect(matchOptions(["a", "b", "a"], " ")).toEqual(["a", "b"]);
  expect(
    matchOptions(
      Array.from({ length: 1000 }, (_, number) => `class ${number}`),
      "",
    ),
  ).toHaveLength(60);
});
