import { create } from "@bufbuild/protobuf";
import { EvaluateResponseSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { describePositions, nameClasses } from "./name-classes.ts";

const told = (...labels: string[]) =>
  create(EvaluateResponseSchema, { classes: labels.map((label, classIndex) => ({ classIndex, label })) });

test("classes that the model does not name are called as the evaluation calls them", () => {
  expect(nameClasses(["class 0", "class 1", "class 2"], told("cat", "dog"))).toEqual(["cat", "dog", "class 2"]);
});

test.each([
  [told("cat", "dog"), "the first is class 0"],
  [told("0", "1"), "the first, cat, is 0"],
  [told(), "the first is class 0"],
])("labels that are taken in their order are told of", (found, pair) => {
  const text = `no label is a class of the model by its name: they are taken in their order, ${pair}`;
  expect(describePositions(found, ["cat", "dog"])).toBe(text);
});
