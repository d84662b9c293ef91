import { expect, test } from "vitest";
import { closestNames } from "./closest-names.ts";

const names = ["conv1", "fire2/concat", "fire9/concat", "pool1", "relu_conv1"];

test.each([
  ["fire9/conct", "fire9/concat"],
  ["CONV1", "conv1"],
  ["pool", "pool1"],
  ["relu-conv1", "relu_conv1"],
])("%s means %s", (given, meant) => {
  expect(closestNames(given, names, 1)).toEqual([meant]);
});

test("of endless names only the beginnings are compared, so that a hostile one costs no time", () => {
  const many = Array.from({ length: 5000 }, (_, index) => `${"x".repeat(1000)}${index}`);
  expect(closestNames(`${"x".repeat(1000)}4999`, many)).toEqual(many.slice(0, 3));
});
