import type { Layer } from "@deconvscope/network";
import { expect, test } from "vitest";
import { markSigns } from "./mark-signs.ts";

const layer: Layer = { operator: "Relu", name: "relu", inputs: ["input"], shape: [2, 3, 1] };

function signsOf(before: number[], after: number[], reach?: Parameters<typeof markSigns>[3]): number[] {
  const signs = new Int8Array(before.length).fill(7);
  markSigns(layer, Float32Array.from(before), Float32Array.from(after), reach, signs);
  return [...signs];
}

test("raised is 1, lowered −1, left 0; a millionth of the largest magnitude counts as left", () => {
  expect(signsOf([-8, 1, 0, 2, 0, 0], [-8, 2, -1, 2, 7.9e-6, 8.1e-6])).toEqual([0, 1, -1, 0, 0, 1]);
});

test("what a mask cannot reach is 0, whatever another batch made of it", () => {
  const columns = { length: 3, low: Int32Array.of(1), high: Int32Array.of(2) };
  const rows = { length: 2, low: Int32Array.of(1), high: Int32Array.of(1) };
  expect(signsOf([0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, -1], [rows, columns])).toEqual([0, 0, 0, 0, 1, -1]);
  const nothing = { length: 2, low: Int32Array.of(0), high: Int32Array.of(-1) };
  expect(signsOf([0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, -1], [nothing, columns])).toEqual([0, 0, 0, 0, 0, 0]);
});

test("activations that are not finite are refused", () => {
  expect(() => signsOf([0, Number.NaN], [0, 0])).toThrow('layer "relu": expected finite activations, got NaN');
});
