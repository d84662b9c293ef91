import { describe, expect, it } from "vitest";
import { inspectionMarks, writeEpoch } from "./inspection-marks.ts";
import type { TrainingCurvesData } from "./training-curves-layout.ts";
import { trainingCurvesMarks } from "./training-curves-marks.ts";

const data: TrainingCurvesData = {
  series: [
    { name: "training", ink: "cat-1-ink", epochs: [0, 10, 43], values: [3, 2, 1.5] },
    { name: "validation", ink: "cat-2-ink", epochs: [0, 10, 43], values: [3, 2.01, 1.6] },
  ],
  epochs: 64,
  ends: "live",
};
const drawn = trainingCurvesMarks(data, 512, 208);
const wordsAt = (epoch: number) => inspectionMarks(data, drawn, epoch).filter(({ tag }) => tag === "text");

describe("inspectionMarks", () => {
  it("has a point and a value of each series, a line of words apart, and the epoch on the axis", () => {
    const [training, validation, axis] = wordsAt(10);
    expect([training?.text, validation?.text, axis?.text]).toEqual(["2.00", "2.01", "10"]);
    expect(Number(training?.attributes?.y) - Number(validation?.attributes?.y)).toBeCloseTo(15, 6);
    expect(inspectionMarks(data, drawn, 10).filter(({ tag }) => tag === "circle")).toHaveLength(2);
  });

  it("turns the values round before the words at the lines' ends", () => {
    expect(wordsAt(10)[0]?.attributes?.["text-anchor"]).toBe("start");
    expect(wordsAt(43)[0]?.attributes?.["text-anchor"]).toBe("end");
  });

  it("is nothing where the axis does not reach", () => {
    expect(inspectionMarks(data, drawn, 70)).toEqual([]);
  });
});

describe("writeEpoch", () => {
  it("has as many digits as tell epochs apart", () => {
    expect([writeEpoch(24, data), writeEpoch(24.26, data), writeEpoch(1.257, { epochs: 2 })]).toEqual([
      "24",
      "24.3",
      "1.26",
    ]);
  });
});
