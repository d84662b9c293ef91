import { styleText } from "node:util";
import { expect, test } from "vitest";
import { formatTable } from "./format-table.ts";

const columns = [{ title: "LAYER" }, { title: "MAPS", align: "right" }, { title: "NOTE" }] as const;

test("columns line up, numbers at their right, no space at a line's end", () => {
  const table = formatTable(columns, [
    ["conv1", "96", "first"],
    ["fire5/concat", "256", ""],
  ]);
  expect(table).toBe("LAYER         MAPS  NOTE\nconv1           96  first\nfire5/concat   256\n");
});

test("colours do not count as width", () => {
  const red = styleText("red", "conv1", { validateStream: false });
  const [, first, second] = formatTable(columns, [
    [red, "1", "a"],
    ["conv2", "1", "a"],
  ]).split("\n");
  expect(first!.replace(red, "conv1")).toBe(second!.replace("conv2", "conv1"));
});

test("the last column is cut at the terminal's width", () => {
  const line = formatTable(columns, [["conv1", "96", "a description that goes on and on"]], undefined, 30).split(
    "\n",
  )[1]!;
  expect(line).toBe("conv1    96  a description th…");
  expect(line.length).toBe(30);
});

test("letters that take two columns count as two, and are not cut in half", () => {
  const [, first, second] = formatTable(columns, [
    ["猫", "1", "a"],
    ["ab", "1", "a"],
  ]).split("\n");
  expect(first).toBe(second!.replace("ab", "猫"));
  const line = formatTable(columns, [["conv1", "96", "猫".repeat(20)]], undefined, 30).split("\n")[1];
  expect(line).toBe(`conv1    96  ${"猫".repeat(8)}…`);
});
