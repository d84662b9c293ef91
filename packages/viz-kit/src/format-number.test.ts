import { describe, expect, it } from "vitest";
import {
  formatActivation,
  formatDifference,
  formatMagnitude,
  formatNumber,
  formatPercent,
  formatProbability,
} from "./format-number.ts";

describe("numbers as the dashboard writes them", () => {
  it.each([
    [formatNumber(14208), "14,208"],
    [formatNumber(-3.5, 2), "−3.50"],
    [formatNumber(-0.001, 2), "0.00"],
    [formatNumber(Number.NaN), "–"],
    [formatNumber(Number.POSITIVE_INFINITY), "–"],
    [formatProbability(0.38412), "0.384"],
    [formatPercent(0.473), "47.3\u202f%"],
    [formatDifference(0.021), "+0.021"],
    [formatDifference(-0.3), "−0.300"],
    [formatDifference(0.0001), "0.000"],
    [formatMagnitude(0), "–"],
    [formatMagnitude(512), "512"],
    [formatMagnitude(28_000), "28.0 k"],
    [formatMagnitude(347_700_000), "347.7 M"],
    [formatMagnitude(999_990_000), "1.0 G"],
    [formatMagnitude(1.72e9), "1.7 G"],
    [formatActivation(3196.7), "3,197"],
    [formatActivation(40_139_988_992), "40.1 G"],
    [formatActivation(24.61), "24.6"],
    [formatActivation(9.848), "9.85"],
    [formatActivation(0.5129), "0.513"],
    [formatActivation(-0.00001), "−1.0e−5"],
    [formatActivation(-3.4e38), "−3.4e38"],
    [formatActivation(Number.POSITIVE_INFINITY), "–"],
    [formatActivation(Number.NaN), "–"],
    [formatPercent(Number.NaN), "–"],
    [formatActivation(0), "0"],
  ])("%s", (given, expected) => {
    expect(given).toBe(expected);
  });
});
