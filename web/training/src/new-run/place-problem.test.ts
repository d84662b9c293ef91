import { expect, test } from "vitest";
import { lineOf, placePath } from "./place-problem.ts";

const text = `{
  "name": "a \\" {",
  "layers": [
    { "name": "conv1", "kernel": [7, 7] },
    { "name": "conv2", "kernel": 5, "deep": { "x": null } }
  ]
}`;

test.each([
  ["layers[1].kernel", "5"],
  ["layers[0].kernel[1]", "7] }"],
  ["layers[1].deep.x", "null"],
  ["name", '"a '],
  ["layers[0].filters", '{ "name": "conv1"'],
  ["layers[7]", "["],
  ["", "{"],
])("%s begins at its value, or where its owner begins", (path, begins) => {
  expect(text.slice(placePath(text, path)).startsWith(begins)).toBe(true);
});

test("a text that is no JSON has at most a beginning", () => {
  expect(placePath("", "layers")).toBeUndefined();
  expect(placePath('{"layers": [', "layers[0]")).toBeUndefined();
  expect(placePath('{"layers": [ 5', "layers[0].kernel")).toBe(13);
});

test("a character has a line and a column", () => {
  expect(lineOf(text, text.indexOf('"layers"'))).toEqual({ line: 3, column: 3 });
});
