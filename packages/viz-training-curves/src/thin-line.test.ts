import { describe, expect, it } from "vitest";
import { thinLine } from "./thin-line.ts";

const straight = { xOf: (epoch: number) => epoch, yOf: (value: number) => value };
const pointsOf = (path: string) => path.split(/[ML]/).filter(Boolean);

describe("thinLine", () => {
  it("goes through every point where they lie a pixel apart", () => {
    expect(thinLine({ epochs: [0, 1, 2], values: [5, 3, 4] }, straight)).toBe("M0 5L1 3L2 4");
  });

  it("keeps the least and the greatest of a column of pixels, in the order in which they came", () => {
    const epochs = [0, 0.1, 0.2, 0.3, 1, 1.1];
    expect(thinLine({ epochs, values: [2, 9, 1, 3, 4, 4] }, straight)).toBe("M0.1 9L0.2 1L1 4");
  });

  it("has at most two points a pixel and loses no spike", () => {
    const epochs = Array.from({ length: 5000 }, (_, at) => at / 50);
    const values = epochs.map((_, at) => (at === 2345 ? 100 : Math.sin(at)));
    const points = pointsOf(thinLine({ epochs, values }, straight));
    expect(points.length).toBeLessThanOrEqual(200);
    expect(points).toContain("46.9 100");
  });

  it("is broken where there is no value, or no place for it", () => {
    expect(thinLine({ epochs: [0, 1, 2, 3], values: [1, Number.NaN, 2, 3] }, straight)).toBe("M0 1M2 2L3 3");
  });

  it("is empty without points", () => {
    expect(thinLine({ epochs: [], values: [] }, straight)).toBe("");
  });
});
