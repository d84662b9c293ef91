import { describe, expect, it } from "vitest";
import { layoutTrainingCurves, type TrainingCurvesData } from "./training-curves-layout.ts";

const training = { name: "training", ink: "cat-1-ink", epochs: [0, 20, 43], values: [3.1, 2, 1.53] } as const;
const data: TrainingCurvesData = { series: [training], epochs: 64 };
const layout = (more: Partial<TrainingCurvesData> = {}) => layoutTrainingCurves({ ...data, ...more }, 512, 208, 80);

describe("layoutTrainingCurves", () => {
  it("goes to the run's last epoch whatever is there yet", () => {
    const { plot, xOf, epochAt, reached } = layout();
    expect([xOf(0), xOf(64)]).toEqual([plot.left, plot.right]);
    expect([epochAt(xOf(20)), epochAt(0), epochAt(9999)]).toEqual([20, 0, 64]);
    expect(reached).toBe(43);
  });

  it("keeps its axes while values come that fit them", () => {
    const before = layout();
    const after = layout({ series: [{ ...training, epochs: [0, 20, 43, 44], values: [3.1, 2, 1.53, 1.5] }] });
    expect(after.plot).toEqual(before.plot);
    expect([after.yOf(2), after.xOf(10)]).toEqual([before.yOf(2), before.xOf(10)]);
  });

  it("begins shares at 0 and numbers near the least", () => {
    const { plot, yOf, valueTicks } = layout({ unit: "percent", series: [{ ...training, values: [0.2, 0.4, 0.5] }] });
    expect(yOf(0)).toBe(plot.bottom);
    expect(valueTicks[0]).toBe(0);
    expect(layout().valueTicks[0]).toBe(1.5);
  });

  it.each([
    [0.83, 1],
    [0.97, 1],
    [0.096, 0.1],
  ])("ends shares of up to %s at a value that it names: %s", (most, end) => {
    const { plot, yOf, valueTicks } = layout({ unit: "percent", series: [{ ...training, values: [0, 0.05, most] }] });
    expect(valueTicks.at(-1)).toBeCloseTo(end, 9);
    expect(yOf(end)).toBeCloseTo(plot.top, 9);
  });

  it("takes the range it is given", () => {
    const { plot, yOf } = layout({ range: [0, 4] });
    expect([yOf(0), yOf(4)]).toEqual([plot.bottom, plot.top]);
  });

  it("has no place on a logarithmic axis for what is not above 0", () => {
    const { yOf } = layout({ scale: "log", series: [{ ...training, values: [1, 0, 0.01] }] });
    expect(yOf(0)).toBeNaN();
    expect(yOf(0.1) - yOf(1)).toBeCloseTo(yOf(0.01) - yOf(0.1), 6);
  });

  it("puts columns equally far apart, and other epochs nowhere", () => {
    const { xOf, epochAt } = layout({ columns: [2, 5, 40] });
    expect(xOf(5) - xOf(2)).toBe(xOf(40) - xOf(5));
    expect(xOf(6)).toBeNaN();
    expect(epochAt(xOf(5) + 9)).toBe(5);
  });

  it("has no values on an axis of numbers before the first is there", () => {
    expect(layout({ series: [{ ...training, epochs: [], values: [] }] }).valueTicks).toEqual([]);
  });

  it("does not take what it is held against for how far the run is", () => {
    expect(layout({ series: [{ ...training, isCompared: true }] }).reached).toBe(0);
  });

  it("refuses a name twice, and values that do not fit the epochs", () => {
    expect(() => layout({ series: [training, training] })).toThrow('expected every name once, got "training" twice');
    expect(() => layout({ series: [{ ...training, values: [1] }] })).toThrow(
      'series: expected 3 values of "training", one an epoch, got 1',
    );
  });
});
