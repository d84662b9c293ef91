import { describe, expect, it } from "vitest";
import { boundBars } from "./bound-bars.ts";
import { type FilterBoundData, layoutFilterBound } from "./filter-bound-layout.ts";
import { boundText, filterText } from "./filter-bound-words.ts";

/** Four filters of one weight each: their root mean squares are 0.05, 0.4, 0.1 and 0.2. */
const data: FilterBoundData = {
  ...{ filters: [0.05, -0.4, 0.1, 0.2], kernelHeight: 1, kernelWidth: 1, inputs: 1, outputs: 4 },
  bound: 0.1,
};
const tones = ({ pixels }: { pixels: Uint8ClampedArray }) => [...pixels].filter((_, at) => at % 4 === 0);

describe("layoutFilterBound", () => {
  it("scales back what exceeds the bound, and nothing else", () => {
    const { filters, scaledBack, largest } = layoutFilterBound(data);
    expect(filters.map(({ filter, factor }) => [filter, factor])).toEqual([
      [1, 0.25],
      [3, 0.5],
      [2, 1],
      [0, 1],
    ]);
    expect(scaledBack).toBe(2);
    expect(largest).toEqual([0.4, 0.1]);
  });

  it("draws both on scales of their own, common to all filters", () => {
    const { before, after } = layoutFilterBound({ ...data, order: "index" });
    // 3 columns and 2 rows of one pixel each, one mid-grey pixel between two.
    expect([before.width, before.height]).toEqual([after.width, after.height]);
    const places = before.placed.map(({ row, column }) => 2 * row * before.width + 2 * column);
    expect(places.map((place) => tones(before)[place])).toEqual([143, 0, 159, 191]);
    expect(places.map((place) => tones(after)[place])).toEqual([191, 0, 255, 255]);
  });

  it("refuses a bound that is not above 0, and weights of another shape", () => {
    expect(() => layoutFilterBound({ ...data, bound: 0 })).toThrow("bound: expected above 0, got 0");
    expect(() => layoutFilterBound({ ...data, inputs: 3 })).toThrow("expected 1 × 1 × 3 × 4 = 12 weights, got 4");
  });

  it("leaves filters of zeros alone", () => {
    const { filters, scaledBack } = layoutFilterBound({ ...data, filters: [0, 0, 0, 0] });
    expect([filters[0]?.factor, scaledBack]).toEqual([1, 0]);
  });
});

describe("words", () => {
  it("say what the bound does", () => {
    const layout = layoutFilterBound(data);
    expect(layout.filters.map(filterText).slice(0, 3)).toEqual([
      "filter 1: RMS 0.4, scaled back to 25\u202f%",
      "filter 3: RMS 0.2, scaled back to 50\u202f%",
      "filter 2: RMS 0.1, within the bound",
    ]);
    expect(boundText(layout, 0.1)).toBe("2 of 4 filters exceed an RMS of 0.1");
    expect(boundText(layoutFilterBound({ ...data, bound: 1 }), 1)).toBe("None of 4 filters exceeds an RMS of 1");
  });
});

describe("boundBars", () => {
  const { filters } = layoutFilterBound(data);
  const bars = boundBars(filters, 0.1, { width: 440, height: 120 });
  const of = (name: string) => bars.marks.filter(({ attributes }) => attributes?.class === name);

  it("has a bar a filter, a pale one for what is cut off, ending at the bound", () => {
    expect([of("kept").length, of("cut").length]).toEqual([4, 2]);
    const [kept, cut] = [of("kept")[0]?.attributes, of("cut")[0]?.attributes];
    expect(cut?.x).toBe(kept?.x);
    expect(Number(cut?.y) + Number(cut?.height)).toBeCloseTo(Number(kept?.y), 6);
    expect(of("bound")[0]?.attributes?.y1).toBeCloseTo(Number(kept?.y), 6);
    expect(Number(cut?.height)).toBeCloseTo(3 * Number(kept?.height), 6);
  });

  it("knows whose bar is at a place", () => {
    expect([10, 41, 141, 439, 999].map((x) => bars.filterAt(x))).toEqual([undefined, 1, 3, 0, undefined]);
  });

  it("dims the bars that are not pointed at", () => {
    const lit = boundBars(filters, 0.1, { width: 440, height: 120 }, { highlighted: 3 });
    const kept = lit.marks.filter(({ attributes }) => attributes?.class === "kept");
    expect(kept.map(({ attributes }) => attributes?.opacity)).toEqual([0.25, 1, 0.25, 0.25]);
  });
});
