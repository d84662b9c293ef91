import { describe, expect, it } from "vitest";
import { type CalibrationBin, layoutCalibration } from "./calibration-layout.ts";
import { calibrationMarks } from "./calibration-marks.ts";
import { binText, calibrationText } from "./calibration-words.ts";

const bin = (low: number, high: number, images: number, confidence: number, share: number): CalibrationBin => ({
  low,
  high,
  images,
  confidence,
  accuracy: { share, low: share - 0.1, high: share + 0.1 },
});
const data = { bins: [bin(0, 0.5, 0, 0, 0), bin(0.5, 1, 40, 0.8, 0.7)], error: 0.1 };

describe("layoutCalibration", () => {
  it("finds the bin under a place, and none outside", () => {
    const { xOf, binAt } = layoutCalibration(data, 400);
    expect([0.2, 0.5, 0.99].map((confidence) => binAt(xOf(confidence)))).toEqual([0, 1, 1]);
    expect(binAt(xOf(0) - 5)).toBeUndefined();
  });

  it("refuses bins that end before they begin", () => {
    expect(() => layoutCalibration({ bins: [bin(0.5, 0.5, 1, 0, 0)], error: 0 }, 400)).toThrow(
      "bins: expected 0 ≤ low < high ≤ 1, got 0.500 … 0.500",
    );
  });
});

describe("calibrationMarks", () => {
  it("has a bar, an interval and a count where there are images", () => {
    const layout = layoutCalibration(data, 400);
    const marks = calibrationMarks(data, layout);
    const ofClass = (name: string) => marks.filter(({ attributes }) => attributes?.class === name);
    expect(["bar", "interval", "point", "count"].map((name) => ofClass(name).length)).toEqual([1, 1, 1, 1]);
    expect(ofClass("point")[0]?.attributes).toMatchObject({ cx: layout.xOf(0.8), cy: layout.yOf(0.7) });
    expect(marks.some(({ text }) => text === "ECE 10.0\u202f%")).toBe(true);
  });
});

describe("words", () => {
  it("say what a bin holds", () => {
    expect(binText(data.bins[1]!)).toBe(
      "Confidence 0.500 … 1.000, mean 0.800: 40 images, right on 70.0\u202f% (60.0 … 80.0\u202f%)",
    );
    expect(binText(data.bins[0]!)).toBe("Confidence 0.000 … 0.500: no images");
  });

  it.each([
    [0.8, 0.7, "Expected calibration error 10.0\u202f%; on average it is 10.0\u202f% surer than it is right."],
    [0.6, 0.7, "Expected calibration error 10.0\u202f%; on average it is 10.0\u202f% less sure than it is right."],
    [0.7, 0.7, "Expected calibration error 10.0\u202f%; on average it is as sure as it is right."],
  ])("of %d said and %d right", (confidence, share, words) => {
    expect(calibrationText({ bins: [bin(0.5, 1, 40, confidence, share)], error: 0.1 })).toBe(words);
  });

  it("say that there is nothing", () => {
    expect(calibrationText({ bins: [bin(0, 1, 0, 0, 0)], error: 0 })).toBe("No images.");
  });
});
