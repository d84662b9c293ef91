import { describe, expect, it } from "vitest";
import { countAtOrBelow, isRare, layoutAxes, layoutNull, type Strip } from "./strip-layout.ts";

const strip = (mean: number, random: number[], deviation = 0): Strip => ({ mean, deviation, random });

describe("countAtOrBelow", () => {
  it("counts equal draws too", () => {
    expect(countAtOrBelow(strip(0.2, [0.1, 0.2, 0.3]))).toBe(2);
  });

  it("is rare at one draw of twenty, not at one of ten", () => {
    const draws = (count: number) => Array.from({ length: count }, (_, draw) => draw);
    expect(isRare(strip(0, draws(20)))).toBe(true);
    expect(isRare(strip(0, draws(10)))).toBe(false);
    expect(isRare(strip(-1, draws(10)))).toBe(true);
    expect(isRare(strip(0, []))).toBe(false);
  });
});

describe("layoutAxes", () => {
  it("has as many units a pixel in all columns, each about its own values", () => {
    const rows = [{ name: "nose", strips: [strip(0.1, [0.2]), strip(0.5, [0.45], 0.2)] }];
    const [first, second] = layoutAxes({ columns: ["a", "b"], rows });
    expect(first!.to - first!.from).toBeCloseTo(second!.to - second!.from, 12);
    expect((first!.to + first!.from) / 2).toBeCloseTo(0.15, 12);
    expect((second!.to + second!.from) / 2).toBeCloseTo(0.5, 12);
    expect(second!.from).toBeLessThan(0.3);
    expect(second!.to).toBeGreaterThan(0.7);
  });

  it("stands while nothing has come, and where all is one value", () => {
    expect(layoutAxes({ columns: ["a"], rows: [{ name: "nose", strips: [undefined] }] })[0]?.to).toBeGreaterThan(0);
    const [axis] = layoutAxes({ columns: ["a"], rows: [{ name: "nose", strips: [strip(0, [0, 0])] }] });
    expect(axis!.to).toBeGreaterThan(axis!.from);
  });
});

describe("layoutNull", () => {
  const axis = { from: 0, to: 40, ticks: [] };

  it("counts the draws of each bar, those at the ends too", () => {
    expect(layoutNull(strip(0, [0, 0.5, 3, 40]), axis)).toEqual([
      { from: 0, to: 1, draws: 2 },
      { from: 3, to: 4, draws: 1 },
      { from: 39, to: 40, draws: 1 },
    ]);
  });
});
