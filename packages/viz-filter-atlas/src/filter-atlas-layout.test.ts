import { sequentialColor, widthOf } from "@deconvscope/viz-kit";
import { describe, expect, it } from "vitest";
import { type AtlasFilter, type FilterAtlasData, orderFilters } from "./atlas-filter.ts";
import { atlasMarks } from "./atlas-marks.ts";
import { layoutFilterAtlas } from "./filter-atlas-layout.ts";
import { filterText } from "./filter-atlas-words.ts";
import { density, paintAtlas } from "./paint-atlas.ts";

const filter = (channel: number, radialFrequency: number, more: Partial<AtlasFilter> = {}): AtlasFilter => ({
  ...{ channel, radialFrequency, rms: 0.1, low: 0.5, middle: 0.3, high: 0.2 },
  ...more,
});
/** Three filters of one weight of one input each. */
const data: FilterAtlasData = {
  ...{ filters: [1, -2, 0], kernelHeight: 1, kernelWidth: 1, inputs: 1, outputs: 3 },
  measured: [filter(0, 0.3), filter(1, 0.1, { rms: 0.4 }), filter(2, 0.3)],
  balance: { low: 0.6, middle: 0.3, high: 0.1 },
  spectra: [0, 0, 0, 4, 1, 1, 1, 1, 0, 0, 0, 0],
};

describe("orderFilters", () => {
  it.each([
    ["frequency", [1, 0, 2]],
    ["rms", [1, 0, 2]],
    ["channel", [0, 1, 2]],
  ] as const)("by %s, ties to the lower channel", (order, channels) => {
    expect(orderFilters(data.measured, order).map(({ channel }) => channel)).toEqual(channels);
  });
});

describe("layoutFilterAtlas", () => {
  it("puts as many beside each other as there is room for", () => {
    const { width } = layoutFilterAtlas(data, 640).places;
    const layout = layoutFilterAtlas(data, 2 * width + 12);
    expect(layout.columns).toBe(2);
    expect(layout.cells.map(({ left }) => left)).toEqual([0, width + 12, 0]);
    expect(layout.cells[2]!.top).toBeGreaterThan(layout.cells[0]!.top);
    expect(layoutFilterAtlas(data, 40).columns).toBe(1);
  });

  it("draws few filters larger than many", () => {
    const bank = (outputs: number): FilterAtlasData => ({
      ...{ filters: new Float32Array(outputs), kernelHeight: 1, kernelWidth: 1, inputs: 1, outputs },
      ...{ measured: Array.from({ length: outputs }, (_, channel) => filter(channel, 0.1)), balance: data.balance },
      spectra: new Float32Array(4 * outputs),
    });
    expect([3, 32, 96].map((outputs) => layoutFilterAtlas(bank(outputs), 940).places.side)).toEqual([64, 56, 40]);
  });

  it("refuses other counts of filters, and spectra that are no squares", () => {
    expect(() => layoutFilterAtlas({ ...data, measured: [] }, 640)).toThrow("measured: expected 3 filters, got 0");
    expect(() => layoutFilterAtlas({ ...data, spectra: [1, 2, 3, 4, 5, 6] }, 640)).toThrow(
      "spectra: expected 3 squares, got 6 values",
    );
  });
});

describe("paintAtlas", () => {
  const layout = layoutFilterAtlas(data, 640);
  const { pixels, width } = paintAtlas(data, layout);
  const at = (x: number, y: number) => [...pixels.slice(4 * (y * width + x), 4 * (y * width + x) + 4)];
  const { places } = layout;

  it("has each filter over its own largest weight, zero as mid-grey", () => {
    const x = (cell: number) => density * (layout.cells[cell]!.left + places.picture) + 5;
    expect([0, 1, 2].map((cell) => at(x(cell), 5)[0])).toEqual([0, 255, 128]);
    expect(at(density * (places.picture + places.side) + 1, 5)).toEqual([0, 0, 0, 0]);
  });

  it("has each spectrum over its own largest energy, as amplitudes", () => {
    const left = (cell: number) => density * (layout.cells[cell]!.left + places.spectrum);
    const corner = (cell: number) => at(left(cell) + density * places.side - 3, density * places.side - 3).slice(0, 3);
    const of = (share: number) => [...new Uint8ClampedArray(sequentialColor(share))];
    // Channel 1 is flat, channel 0 has all its energy in the last cell, channel 2 has none.
    expect([0, 1, 2].map(corner)).toEqual([of(1), of(1), of(0)]);
    expect(at(left(1) + 3, 3).slice(0, 3)).toEqual(of(0));
  });
});

describe("atlasMarks", () => {
  const marks = atlasMarks(data, layoutFilterAtlas(data, 640));

  it("splits the bank's energy into bands as wide as their shares", () => {
    const widths = marks
      .filter(({ attributes }) => attributes?.class === "band")
      .map(({ attributes }) => Number(attributes?.width));
    expect(widths[0]! / widths[2]!).toBeCloseTo(6, 9);
    expect(widths[1]! / widths[2]!).toBeCloseTo(3, 9);
  });

  it.each([
    [0.98, 0.01, 0.01],
    [1, 0, 0],
    [0, 0, 1],
  ])("never lets the words of narrow bands meet, nor leave the bar: %s, %s, %s", (low, middle, high) => {
    const narrow = { ...data, balance: { low, middle, high } };
    const drawn = atlasMarks(narrow, layoutFilterAtlas(narrow, 640));
    const bar = drawn.findLast(({ attributes }) => attributes?.class === "band")!.attributes!;
    const texts = drawn.filter(({ tag, text }) => tag === "text" && /^(low|middle|high) \d/.test(text ?? ""));
    const places = texts.map(({ attributes }) => Number(attributes?.x));
    expect(places).toHaveLength(3);
    expect(places[0]).toBe(0);
    for (const [index, { text = "" }] of texts.entries()) {
      const next = places[index + 1] ?? Number(bar.x) + Number(bar.width);
      expect(places[index]! + widthOf(text)).toBeLessThanOrEqual(next + 1e-9);
    }
  });

  it("marks what is wrong with a filter", () => {
    const wrong = {
      ...data,
      measured: [filter(0, 0.1, { dead: true }), filter(1, 0.2, { duplicateOf: 0 }), filter(2, 0.3)],
    };
    const flags = atlasMarks(wrong, layoutFilterAtlas(wrong, 640))
      .flatMap(({ children = [] }) => children)
      .filter(({ attributes }) => attributes?.class === "flag");
    expect(flags.map(({ text }) => text)).toEqual(["dead", "= 0"]);
  });
});

describe("words", () => {
  it("read a filter", () => {
    expect(filterText(filter(12, 0.214, { rms: 0.1234, dominates: true, duplicateOf: 3 }))).toBe(
      "filter 12: radial frequency 0.21; low 50\u202f%, middle 30\u202f%, high 20\u202f%; RMS 0.123; dominates; much the same as filter 3",
    );
  });
});
