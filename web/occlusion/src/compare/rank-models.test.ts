import { expect, test } from "vitest";
import { rankModels } from "./rank-models.ts";

const models = [
  { name: "alexnet", dataset: "" },
  { name: "pets/1", dataset: "pets" },
  { name: "tiny/10", dataset: "tiny" },
  { name: "pets/2", dataset: "pets" },
  { name: "zfnet", dataset: "" },
];
const names = (current: string | undefined, words: string) =>
  rankModels(models, current, words).map(({ name }) => name);

test("models of the same dataset come first, the model itself not at all", () => {
  expect(names("pets/1", "")).toEqual(["pets/2", "alexnet", "tiny/10", "zfnet"]);
  expect(names("zfnet", "")).toEqual(["alexnet", "pets/1", "tiny/10", "pets/2"]);
  expect(names(undefined, "")).toHaveLength(5);
});

test("names have all the words, in any order and case", () => {
  expect(names("zfnet", "1 PETS")).toEqual(["pets/1"]);
  expect(names("zfnet", "vgg")).toEqual([]);
});
