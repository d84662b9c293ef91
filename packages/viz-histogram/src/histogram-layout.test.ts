import { describe, expect, it } from "vitest";
import { layoutHistogram } from "./histogram-layout.ts";
import { histogramToSvg } from "./histogram-to-svg.ts";
import { binText, shareText, summaryText, topsText } from "./histogram-words.ts";

/** The plot is 400 px wide and 100 px high. */
const size = { width: 464, height: 150 };
const data = { counts: [90, 9, 0, 1], maximum: 8, tops: [8, 3], aboveHalf: 0.01 };

describe("layoutHistogram", () => {
  it("places equal bins from 0 to the maximum", () => {
    const { bars, left, right, half } = layoutHistogram(data, { ...size, scale: "linear" });
    expect(bars.map(({ from, to, x }) => [from, to, x])).toEqual([
      [0, 2, 56],
      [2, 4, 156],
      [4, 6, 256],
      [6, 8, 356],
    ]);
    expect([left, half, right]).toEqual([56, 256, 456]);
    expect(bars.map(({ aboveHalf }) => aboveHalf)).toEqual([false, false, true, true]);
  });

  it("makes bars as high as their counts, one pixel at least where there is an image", () => {
    const { bars } = layoutHistogram({ ...data, counts: [1000, 500, 0, 1] }, { ...size, scale: "linear" });
    expect(bars.map(({ y, height }) => [y, height])).toEqual([
      [20, 100],
      [70, 50],
      [120, 0],
      [119, 1],
    ]);
  });

  it("makes bars as high as log(1 + count)", () => {
    const { bars } = layoutHistogram({ ...data, counts: [99, 9, 0, 0] }, { ...size, scale: "log" });
    expect(bars.map(({ height }) => Math.round(height))).toEqual([100, 50, 0, 0]);
  });

  it("draws one bin and 200,000", () => {
    expect(layoutHistogram({ counts: [7], maximum: 8 }, size).bars).toMatchObject([{ from: 0, to: 8, x: 56, y: 20 }]);
    const { bars } = layoutHistogram({ counts: new Uint32Array(200_000).fill(3), maximum: 8 }, size);
    expect(bars).toHaveLength(200_000);
    expect(bars.at(-1)).toMatchObject({ to: 8, y: 20 });
  });

  it("draws nothing where there are no images", () => {
    const { bars, countTicks } = layoutHistogram({ counts: [0, 0], maximum: 8 }, size);
    expect(bars.map(({ height }) => height)).toEqual([0, 0]);
    expect(countTicks.map(({ count }) => count)).toEqual([0, 1]);
  });

  it.each([
    ["linear", 90, [0, 20, 40, 60, 80]],
    ["linear", 2, [0, 1, 2]],
    ["linear", 5000, [0, 2000, 4000]],
    ["log", 90, [0, 1, 10]],
    ["log", 5000, [0, 10, 100, 1000]],
    ["log", 2_000_000, [0, 100, 10_000, 1_000_000]],
  ] as const)("%s: counts up to %d have ticks at %j", (scale, count, ticks) => {
    const { countTicks } = layoutHistogram({ counts: [count, 0], maximum: 1 }, { ...size, scale });
    expect(countTicks.map((tick) => tick.count)).toEqual(ticks);
  });

  it("has a tick for each of the strongest, none where the map never fires", () => {
    expect(layoutHistogram(data, size).topTicks).toEqual([
      { rank: 1, x: 456 },
      { rank: 2, x: 206 },
    ]);
    expect(layoutHistogram({ counts: [9, 0], maximum: 0, tops: [] }, size).topTicks).toEqual([]);
  });

  it.each([
    [{ ...data, counts: [] }, "counts: expected at least one bin, got none"],
    [{ ...data, counts: [1, -2] }, "counts: expected a number of images in bin 1, got -2"],
    [{ ...data, counts: [1, Number.NaN] }, "counts: expected a number of images in bin 1, got NaN"],
    [{ ...data, counts: [Number.POSITIVE_INFINITY] }, "counts: expected a number of images in bin 0, got Infinity"],
    [{ ...data, maximum: -3 }, "maximum: expected an activation of 0 or more, got -3"],
    [{ ...data, maximum: Number.NaN }, "maximum: expected an activation of 0 or more, got NaN"],
    [{ ...data, tops: [9] }, "tops: expected activations 0 … 8, got 9"],
    [{ ...data, aboveHalf: 3 }, "aboveHalf: expected a share 0 … 1, got 3"],
  ])("refuses %j", (wrong, message) => {
    expect(() => layoutHistogram(wrong)).toThrow(message);
  });
});

describe("words", () => {
  it("say a bin with its share and the tops in it", () => {
    const { bars } = layoutHistogram(data, size);
    expect(bars.map((bar) => binText(bar, 4, data))).toEqual([
      "0 … 2.00: 90 images, 90.0\u202f%",
      "2.00 … 4.00: 9 images, 9.0\u202f%, top 2",
      "4.00 … 6.00: 0 images, 0.0\u202f%",
      "6.00 … 8.00: 1 image, 1.0\u202f%, top 1",
    ]);
  });

  it("say the whole", () => {
    expect(summaryText(data, undefined)).toBe("100 images");
    expect(summaryText(data, 45)).toBe("fires on 45 of 100 images");
    expect(summaryText({ counts: [100], maximum: 0 }, 0)).toBe("never fires on 100 images");
    expect([0.473, 0.0002, 0].map(shareText)).toEqual(["47.3\u202f%", "<0.1\u202f%", "0.0\u202f%"]);
    expect([0, 9, 16].map(topsText)).toEqual(["", "top nine", "top 16"]);
  });
});

describe("histogramToSvg", () => {
  it("labels directly, in 11 px at every width", () => {
    for (const width of [240, 900]) {
      const svg = histogramToSvg(data, { width });
      for (const words of ["images", "top two", "1.0\u202f% above half", "0", "4.00", "8.00"]) {
        expect(svg).toContain(`>${words}<`);
      }
      expect(new Set(svg.match(/<text[^>]* font-size="(\d+)"/g)?.map((text) => text.split('font-size="')[1]))).toEqual(
        new Set(['11"']),
      );
    }
  });

  it("keeps huge values short", () => {
    const svg = histogramToSvg({ counts: [3e15, 1], maximum: 3.4e38, tops: [3.4e38] }, { width: 464 });
    for (const words of ["3.4e38", "1.7e38", "1.0 T"]) expect(svg).toContain(`>${words}<`);
  });
});
