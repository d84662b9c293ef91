import { describe, expect, it } from "vitest";
import { type CurveData, curveMarks, plotOf } from "./curve-marks.ts";

const data: CurveData = {
  shares: [0, 0.5, 1],
  curves: [
    { name: "deletion", values: [1, 0.5, 0], area: 0.5 },
    { name: "random", values: [1, 1, 0], isBaseline: true },
  ],
  shareName: "share of pixels",
  valueName: "P(rabbit)",
};

describe("curveMarks", () => {
  it("draws each line through its values, probability 0 … 1 from bottom to top", () => {
    const { left, right, top, bottom } = plotOf(400, 200);
    const [line] = curveMarks(data, 400, 200).filter(({ attributes }) => attributes?.class === "curve");
    const middle = [(left + right) / 2, (top + bottom) / 2];
    expect(line?.attributes?.d).toBe(`M${left} ${top}L${middle.join(" ")}L${right} ${bottom}`);
  });

  it("names lines at their ends, with the area under them", () => {
    const words = curveMarks(data, 400, 200).map(({ text }) => text);
    expect(words).toContain("deletion 0.500");
    expect(words).toContain("random");
  });

  it("refuses lines that do not fit the shares, and more than can be told apart", () => {
    expect(() => curveMarks({ ...data, curves: [{ name: "a", values: [1] }] }, 400, 200)).toThrow(
      'curves: expected 3 values of "a", one a share, got 1',
    );
    const many = Array.from({ length: 6 }, (_, index) => ({ name: `${index}`, values: [0, 0, 0] }));
    expect(() => curveMarks({ ...data, curves: many }, 400, 200)).toThrow("expected at most 5, got 6");
  });
});
