import { describe, expect, it } from "vitest";
import { readCurves, writeValue } from "./read-curves.ts";
import type { TrainingSeries } from "./training-curves-layout.ts";

const series: readonly TrainingSeries[] = [
  { name: "training", ink: "cat-1-ink", epochs: [0.5, 1, 1.5, 2, 2.5], values: [5, 4, 3, 2.5, 2.25] },
  { name: "validation", ink: "cat-2-ink", epochs: [1, 2], values: [4.5, Number.NaN] },
];

describe("readCurves", () => {
  it("reads each series at its point nearest to the epoch", () => {
    expect(readCurves({ series }, 1.2)).toEqual([
      { name: "training", ink: "cat-1-ink", epoch: 1, value: 4, text: "4.00" },
      { name: "validation", ink: "cat-2-ink", epoch: 1, value: 4.5, text: "4.50" },
    ]);
  });

  it("leaves out series that have no value there or do not reach it", () => {
    expect(readCurves({ series }, 2).map(({ name }) => name)).toEqual(["training"]);
    expect(readCurves({ series }, 9)).toEqual([]);
    expect(readCurves({ series: [{ ...series[0]!, epochs: [], values: [] }] }, 1)).toEqual([]);
  });
});

describe("writeValue", () => {
  it.each([
    [0.4771, "percent", "47.7\u202f%"],
    [1.534, "number", "1.53"],
    [0.2041, undefined, "0.204"],
    [12.44, undefined, "12.4"],
    [1234.5, undefined, "1,235"],
    [0.00002, undefined, "2.0e\u22125"],
    [0, undefined, "0.000"],
  ] as const)("%d as %s is %s", (value, unit, text) => {
    expect(writeValue(value, unit)).toBe(text);
  });
});
