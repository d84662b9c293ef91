import { describe, expect, it } from "vitest";
import {
  formatActivation,
  formatBytes,
  formatClasses,
  formatCount,
  formatFlops,
  formatMaps,
  formatPercent,
  formatProbability,
  formatSeconds,
  formatShape,
  formatShort,
} from "./format-number.ts";

describe("format number", () => {
  it.each([
    [1248424n, "1,248,424"],
    [-1500, "−1,500"],
    [0, "0"],
  ])("count %s is %s", (value, text) => expect(formatCount(value)).toBe(text));
  it.each([
    [0, "no classes"],
    [1, "1 class"],
    [1000, "1,000 classes"],
  ])("%s classes are %s", (value, text) => expect(formatClasses(value)).toBe(text));

  it.each([
    [3196.7, "3,197"],
    [312.46, "312.5"],
    [12.345, "12.3"],
    [3.5591, "3.56"],
    [0.03124, "0.031"],
    [-0.5, "−0.500"],
    [0.00004, "4.0e−5"],
    [0, "0"],
    [Number.NaN, "not a number"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("activation %s is %s", (value, text) => expect(formatActivation(value)).toBe(text));

  it("probabilities have three decimals", () => expect(formatProbability(0.38449)).toBe("0.384"));
  it("percent stands behind a narrow space", () => expect(formatPercent(0.4731)).toBe("47.3\u202f%"));

  it.each([
    [1248424n, "1.25 M"],
    [999_700, "1.00 M"],
    [28000, "28.0 k"],
    [144e6, "144 M"],
    [512, "512"],
  ])("short %s is %s", (value, text) => expect(formatShort(value)).toBe(text));

  it.each([
    [1722679872n, "1.72 GFLOP"],
    [51e6, "51.0 MFLOP"],
    [80, "80 FLOP"],
  ])("operations %s are %s", (value, text) => expect(formatFlops(value)).toBe(text));

  it("shapes put the count last, maps first", () => {
    expect(formatShape([111, 111, 96])).toBe("111 × 111 × 96");
    expect(formatMaps([111, 111, 96])).toBe("96 × 111²");
    expect(formatMaps([27, 40, 8])).toBe("8 × 27 × 40");
    expect(formatMaps([1000])).toBe("1,000");
  });

  it.each([
    [999, "999 B"],
    [13_400_000, "13.4 MB"],
    [2_150, "2.15 kB"],
  ])("%s bytes are %s", (value, text) => expect(formatBytes(value)).toBe(text));

  it.each([
    [0.3, "under a second"],
    [3.2, "3 s"],
    [120, "2 min"],
    [9000, "2.5 h"],
  ])("%s seconds are %s", (value, text) => expect(formatSeconds(value)).toBe(text));
});
