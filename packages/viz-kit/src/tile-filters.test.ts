import { describe, expect, it } from "vitest";
import { placeFilters, tileFilters, toneWeight } from "./tile-filters.ts";

const bank = { filters: [1, -3, 2, 1], kernelHeight: 1, kernelWidth: 1, inputs: 1, outputs: 4 };

describe("placeFilters", () => {
  it("puts the largest root mean square first, ties to the lower filter", () => {
    expect(placeFilters(bank, "rms").map(({ filter }) => filter)).toEqual([1, 2, 0, 3]);
    expect(placeFilters(bank, "index", 3).map(({ row, column }) => [row, column])).toEqual([
      ...[0, 1, 2].map((column) => [0, column]),
      [1, 0],
    ]);
  });
});

describe("tileFilters", () => {
  it("draws each filter over the scale it is given, mid-grey between two", () => {
    const tiles = tileFilters(bank, placeFilters(bank, "index", 4), () => 3);
    const red = Array.from({ length: tiles.width }, (_, x) => tiles.pixels[4 * x]);
    expect(red).toEqual([170, 128, 0, 128, 213, 128, 170]);
  });
});

describe("toneWeight", () => {
  it.each([
    [-2, 0],
    [0, 128],
    [2, 255],
  ])("%d of a scale of 2 is %d", (weight, tone) => {
    expect(toneWeight(weight, 2)).toBe(tone);
  });

  it("is mid-grey for a filter of zeros", () => {
    expect(toneWeight(0, 0)).toBe(128);
  });
});
