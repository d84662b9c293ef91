import { expect, test } from "vitest";
import { FileNames } from "./file-names.ts";

test.each([
  ["relu5", "relu5"],
  ["fire5/concat", "fire5_concat"],
  ["a/b:c", "a_b_c"],
  ["../../etc/passwd", "_._.._etc_passwd"],
  ["..", "__"],
  [".hidden", "_hidden"],
  ["-rf", "_rf"],
  ["end.", "end_"],
  ["nul", "nul_"],
  ["COM1.relu", "COM1_.relu"],
  ["console", "console"],
  ["層", "_"],
  ["", "_"],
  ["x".repeat(300), "x".repeat(100)],
])("%j is called %j", (layer, name) => expect(new FileNames().take(layer)).toBe(name));

test("no two layers have one name, not even where case does not count", () => {
  const names = new FileNames("tops.json");
  const layers = ["a/b", "a:b", "a_b-2", "A_B", "tops.json"];
  expect(layers.map((layer) => names.take(layer))).toEqual(["a_b", "a_b-2", "a_b-2-2", "A_B-3", "tops.json-2"]);
});
