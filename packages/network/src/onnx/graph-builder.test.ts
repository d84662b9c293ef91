import { expect, test } from "vitest";
import { GraphBuilder } from "./graph-builder.ts";

test("computed constants share one limit", () => {
  const builder = new GraphBuilder(1, []);
  builder.reserve([2 ** 14, 2 ** 13], "first");
  builder.reserve([2 ** 27], "second");
  builder.reserve([0], "nothing");
  expect(() => builder.reserve([1], "third")).toThrow("third: expected at most 268435456 elements");
});

test.each([[[2.5]], [[-1]], [[Number.NaN]], [[2 ** 60]]])("lengths that none has are refused: %j", (dims) => {
  expect(() => new GraphBuilder(1, []).reserve(dims, "a node")).toThrow("a node: expected");
});

test("free names avoid those that are taken", () => {
  const builder = new GraphBuilder(1, ["a", "a_2"]);
  expect([builder.freeName("a"), builder.freeName("a"), builder.freeName("b")]).toEqual(["a_3", "a_4", "b"]);
});
