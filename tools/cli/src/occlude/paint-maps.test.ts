import { sequentialStops } from "@deconvscope/viz-kit/sequential-color";
import { expect, test } from "vitest";
import { paintClasses, paintMap, rankClasses, spreadClasses } from "./paint-maps.ts";

const hex = (pixels: Uint8Array) => Buffer.from(pixels).toString("hex").match(/.{6}/g);

test("0 is dark, the most is bright, what was not measured is grey", () => {
  const [dark, bright] = [sequentialStops[0]!.slice(1), sequentialStops.at(-1)!.slice(1)];
  expect(hex(paintMap(Float32Array.of(0, 2, Number.NaN), 2))).toEqual([dark, bright, "808080"]);
  expect(hex(paintMap(Float32Array.of(0), 0))).toEqual([dark]);
});

test("classes are ranked by how often they come, the smaller number first", () => {
  expect(rankClasses([7, 2, 2, 9, 2, 9, 7])).toEqual([2, 7, 9]);
});

test("a pixel has the class of the nearest square's centre; edges have none", () => {
  const grid = { height: 4, width: 5, rows: 1, columns: 2, patch: 3, stride: 2 };
  const row = [8, 8, 8, 9, 9];
  expect([...spreadClasses(Int32Array.of(8, 9), grid)]).toEqual([...row, ...row, ...row, -1, -1, -1, -1, -1]);
});

test("the seven most frequent classes have a colour each, the others one together", () => {
  const ranked = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const colors = hex(paintClasses(Int32Array.from([...ranked, -1]), ranked))!;
  expect(new Set(colors.slice(0, 7)).size).toBe(7);
  expect(colors.slice(7)).toEqual(["b0b4b5", "b0b4b5", "808080"]);
});
