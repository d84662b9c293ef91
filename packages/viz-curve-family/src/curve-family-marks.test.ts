import { describe, expect, it } from "vitest";
import type { CurveFamilyData } from "./curve-family.ts";
import { curveFamilyMarks } from "./curve-family-marks.ts";
import { markerMarks } from "./marker-marks.ts";

const none = Number.NaN;
const data: CurveFamilyData = {
  columns: [{ id: "turn", title: "Turn", amounts: [0, 90, 180], unit: "°", rest: 0, step: 1 }],
  rows: [
    {
      title: "conv1",
      most: 2,
      values: [
        [
          [0, 1, 2],
          [0, none, 1],
        ],
      ],
    },
    {
      title: "P(class)",
      most: 1,
      values: [
        [
          [1, 0.5, 0],
          [1, none, 0.5],
        ],
      ],
    },
  ],
  lines: [
    { name: "admiral", ink: "cat-1-ink" },
    { name: "papillon", ink: "cat-2-ink" },
  ],
  meanName: "mean of 2",
};
const many = (count: number): CurveFamilyData => ({
  ...data,
  lines: Array.from({ length: count }, (_, index) => ({ name: `image ${index}`, ink: "ink-3" })),
  rows: data.rows.map((row) => ({ ...row, values: [Array.from({ length: count }, () => row.values[0]![0]!)] })),
});
const ofClass = (name: string, given = data, highlighted?: string) =>
  curveFamilyMarks(given, 500, 100, { highlighted }).marks.filter(({ attributes }) => attributes?.class === name);

describe("curveFamilyMarks", () => {
  it("does not bridge what is missing, and the mean waits for every line", () => {
    const counts = (name: string) =>
      ofClass(name).map(({ attributes }) => String(attributes?.d).match(/M/g)?.length ?? 0);
    expect([counts("line"), counts("line dots")]).toEqual([
      [1, 0, 1, 0],
      [0, 2, 0, 2],
    ]);
    expect([counts("mean"), counts("mean dots")]).toEqual([
      [0, 0],
      [2, 2],
    ]);
  });

  it("names lines and their mean where they end, pushed apart", () => {
    const { names } = curveFamilyMarks(data, 500, 100);
    expect(names.map(({ words }) => words)).toEqual([
      ...["admiral", "papillon", "mean of 2"],
      ...["admiral", "papillon", "mean of 2"],
    ]);
    const heights = names
      .slice(0, 3)
      .map(({ y }) => y)
      .toSorted((a, b) => a - b);
    expect(Math.min(heights[1]! - heights[0]!, heights[2]! - heights[1]!)).toBeGreaterThanOrEqual(15);
  });

  it("draws more than five thin and grey, and names the mean alone", () => {
    expect(curveFamilyMarks(many(6), 500, 100).names.map(({ words }) => words)).toEqual(["mean of 2", "mean of 2"]);
    expect(curveFamilyMarks(many(5), 500, 100).names).toHaveLength(12);
  });

  it("dims what is not lit", () => {
    expect(ofClass("line", data, "papillon").map(({ attributes }) => attributes?.opacity)).toEqual([
      0.2,
      undefined,
      0.2,
      undefined,
    ]);
  });
});

describe("markerMarks", () => {
  const { layout } = curveFamilyMarks(data, 500, 100, { isMoved: true });
  const points = (marker: Parameters<typeof markerMarks>[2]) =>
    markerMarks(data, layout, marker, true)
      .filter(({ attributes }) => attributes?.class === "point")
      .map(({ attributes }) => attributes?.cy);

  it("has a point where a curve is known, and none in a gap", () => {
    const [conv1, probability] = layout.plots;
    expect(points({ column: "turn", amount: 45 })).toEqual([layout.yOf(conv1!, 0.5), layout.yOf(probability!, 0.75)]);
  });

  it("has the measured values of the line that is followed", () => {
    const [conv1, probability] = layout.plots;
    expect(points({ column: "turn", amount: 45, line: "papillon", values: [1.5, 0.25] })).toEqual([
      layout.yOf(conv1!, 1.5),
      layout.yOf(probability!, 0.25),
    ]);
  });

  it("is at rest without a marker", () => {
    const [handle] = markerMarks(data, layout, undefined, true).filter(
      ({ attributes }) => attributes?.class === "handle",
    );
    expect(handle?.attributes?.cx).toBe(layout.xOf(0, 0));
    expect(points(undefined)).toEqual([]);
  });
});
