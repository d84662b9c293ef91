import { describe, expect, it } from "vitest";
import type { CurveFamilyData, FamilyColumn } from "./curve-family.ts";
import { layoutCurveFamily, snap } from "./curve-family-layout.ts";

const column: FamilyColumn = {
  id: "right",
  title: "Shift right",
  amounts: [-60, 0, 60],
  unit: " px",
  rest: 0,
  step: 1,
};
const row = (title: string, most: number, scale?: string) => ({ title, scale, values: [[[most, 0, most / 2]]] });
const data: CurveFamilyData = {
  columns: [column],
  lines: [{ name: "admiral", ink: "cat-1-ink" }],
  rows: [row("conv1", 1.2, "relative"), row("fire9", 0.5, "relative"), row("norm", 40)],
};
const four = (rows = data.rows): CurveFamilyData => ({
  ...data,
  columns: ["a", "b", "c", "d"].map((id) => ({ ...column, id })),
  rows: rows.map((one) => ({ ...one, values: [0, 1, 2, 3].map(() => one.values[0]!) })),
});

describe("layoutCurveFamily", () => {
  it("rows of one scale share it, others have their own; it begins at 0", () => {
    const { plots, yOf } = layoutCurveFamily(data, 400, 100);
    const shares = plots.map((plot) => [0, 0.5, 40].map((value) => (plot.bottom - yOf(plot, value)) / 100));
    expect(shares[0]![1]).toBeCloseTo(0.5 / 1.2);
    expect(shares[1]![1]).toBeCloseTo(0.5 / 1.2);
    expect(shares[2]).toEqual([0, 0.0125, 1]);
  });

  it("an axis ends at the greatest value that can be drawn", () => {
    const values = [
      [
        [Number.POSITIVE_INFINITY, 0, 2],
        [Number.NaN, 1, 1.5],
      ],
    ];
    const lines = [data.lines[0]!, { name: "bee", ink: "cat-2-ink" } as const];
    const { plots, yOf } = layoutCurveFamily({ ...data, lines, rows: [{ title: "conv1", values }] }, 400, 100);
    expect(yOf(plots[0]!, 2)).toBe(plots[0]!.top);
  });

  it.each([
    [1, [0, 0.5, 1]],
    [1.28, [0, 0.5, 1]],
    [40, [0, 10, 20, 30, 40]],
  ])("names at least three values of an axis up to %s", (most, ticks) => {
    expect(layoutCurveFamily({ ...data, rows: [row("conv1", most)] }, 400, 100).valueTicks).toEqual([ticks]);
  });

  it("puts columns side by side where there is room, else in lines of as many", () => {
    const lefts = (width: number) => new Set(layoutCurveFamily(four(), width, 100).plots.map(({ left }) => left)).size;
    expect([1200, 700, 380].map(lefts)).toEqual([4, 2, 1]);
    const { plots, height } = layoutCurveFamily(four(), 380, 100);
    expect(Math.max(...plots.map(({ bottom }) => bottom))).toBeLessThan(height);
    expect(plots.every(({ isFirst, isLast }) => isFirst && isLast)).toBe(true);
  });

  it("finds the amount at a place, in whole steps and within the ends", () => {
    const { xOf, amountAt } = layoutCurveFamily(data, 400, 100);
    expect([amountAt(0, xOf(0, 30.4)), amountAt(0, -50), amountAt(0, 5000)]).toEqual([30, -60, 60]);
    expect(snap({ ...column, amounts: [1, 1.8], rest: 1, step: 0.01 }, 1.2349)).toBe(1.23);
  });

  it.each<[string, Partial<CurveFamilyData>]>([
    ['lines: expected every name once, got "admiral" twice', { lines: [data.lines[0]!, data.lines[0]!] }],
    ['values: expected 1 columns in "conv1", got 0', { rows: [{ title: "conv1", values: [] }] }],
    ['values: expected 1 lines in "conv1" of right, got 0', { rows: [{ title: "conv1", values: [[]] }] }],
    ['values: expected 3 amounts in "conv1" of right, got 1', { rows: [{ title: "conv1", values: [[[1]]] }] }],
  ])("%s", (message, change) => {
    expect(() => layoutCurveFamily({ ...data, ...change }, 400, 100)).toThrow(message);
  });
});
