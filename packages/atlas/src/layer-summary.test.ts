import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LayerSummary } from "./layer-summary.ts";

const channels = 3;

/** Activations that tie, vanish, and differ by many powers of two. */
const activation = fc.oneof(
  fc.constantFrom(0, 0, 1, 1, 2, 0.5),
  fc.float({ min: 0, noNaN: true, noDefaultInfinity: true, maxExcluded: false }),
);
const image = fc.record({
  values: fc.array(activation, { minLength: channels, maxLength: channels }),
  places: fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: channels, maxLength: channels }),
});
const images = fc.array(image, { maxLength: 60 });

type Image = { values: number[]; places: number[] };

function summarise(all: readonly Image[], indices: readonly number[], k = 4): LayerSummary {
  const summary = LayerSummary.empty(channels, k);
  for (const index of indices) {
    const { values, places } = all[index]!;
    summary.add([index], Float32Array.from(values), Int32Array.from(places));
  }
  return summary;
}

describe("LayerSummary", () => {
  test("any grouping and order of the images gives the same bytes", () => {
    fc.assert(
      fc.property(images, fc.array(fc.integer({ min: 0, max: 4 })), fc.boolean(), (all, groups, reversed) => {
        const indices = [...all.keys()];
        const parts = [0, 1, 2, 3, 4].map((group) => indices.filter((index) => (groups[index] ?? 0) === group));
        const merged = LayerSummary.empty(channels, 4);
        for (const part of reversed ? parts.reverse() : parts) {
          merged.merge(LayerSummary.decode(summarise(all, reversed ? part.reverse() : part).encode()));
        }
        expect(merged.encode()).toEqual(summarise(all, indices).encode());
      }),
    );
  });

  test("a batch is its images one by one; rows beyond it do not count", () => {
    fc.assert(
      fc.property(images, (all) => {
        const batch = LayerSummary.empty(channels, 4);
        const padded = [...all, { values: [7, 7, 7], places: [7, 7, 7] }];
        batch.add(
          [...all.keys()],
          Float32Array.from(padded.flatMap(({ values }) => values)),
          Int32Array.from(padded.flatMap(({ places }) => places)),
        );
        expect(batch.encode()).toEqual(summarise(all, [...all.keys()]).encode());
      }),
    );
  });

  test("summaries of layers are encoded as one of all their maps", () => {
    const [left, right, both] = [1, 2, 3].map((width) => LayerSummary.empty(width, 2));
    left!.add([0, 1], Float32Array.of(1, 4), Int32Array.of(5, 6));
    right!.add([0, 1], Float32Array.of(0, 2, 3, 0), Int32Array.of(0, 7, 8, 0));
    both!.add([0, 1], Float32Array.of(1, 0, 2, 4, 3, 0), Int32Array.of(5, 0, 7, 6, 8, 0));
    expect(LayerSummary.encodeTogether([left!, right!])).toEqual(both!.encode());
    expect(() => LayerSummary.encodeTogether([left!, LayerSummary.empty(2, 2)])).toThrow("the same images");
  });

  test("tops are the k strongest above 0; of equals the lower image", () => {
    fc.assert(
      fc.property(images, (all) => {
        const summary = summarise(
          all,
          [...all.keys()].sort((a, b) => ((a * 7) % 11) - ((b * 7) % 11)),
        );
        for (let channel = 0; channel < channels; channel++) {
          const expected = all
            .map(({ values, places }, index) => ({
              activation: Math.fround(values[channel]!),
              image: index,
              place: places[channel]!,
            }))
            .filter((top) => top.activation > 0)
            .sort((a, b) => b.activation - a.activation || a.image - b.image)
            .slice(0, 4);
          expect(summary.tops(channel)).toEqual(expected);
        }
      }),
    );
  });

  test("statistics are those of the values", () => {
    const values = Array.from({ length: 1000 }, (_, index) => Math.fround(Math.max(0, Math.sin(index) * 3.7)));
    const summary = LayerSummary.empty(1, 9);
    for (const [index, value] of values.entries()) summary.add([index], Float32Array.of(value), Int32Array.of(index));
    const { images, firing, mean, maximum, histogram, aboveHalf } = summary.statistics(0);
    const largest = Math.max(...values);
    expect([images, firing, maximum]).toEqual([1000, values.filter((value) => value > 0).length, largest]);
    expect(mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 1000, 12);
    expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(1000);
    // Values within a fine bin of an edge may be on its other side: cumulated counts lie between those of both ends.
    const below = (limit: number): number => values.filter((value) => value < limit).length;
    let cumulated = 0;
    for (const [bin, count] of histogram.slice(0, 63).entries()) {
      cumulated += count;
      const edge = ((bin + 1) / 64) * largest;
      expect(cumulated).toBeGreaterThanOrEqual(below(edge - largest / 256));
      expect(cumulated).toBeLessThanOrEqual(below(edge + largest / 256));
    }
    expect(aboveHalf).toBeCloseTo(values.filter((value) => value > largest / 2).length / 1000, 2);
  });

  test("the mean of values of all magnitudes is exact", () => {
    const values = [2 ** 100, 1, 2 ** -140, 2 ** 100, 3];
    const forward = LayerSummary.empty(1, 1);
    const backward = LayerSummary.empty(1, 1);
    for (const [index, value] of values.entries()) {
      forward.add([index], Float32Array.of(value), Int32Array.of(0));
      backward.add([9 - index], Float32Array.of(values.at(-1 - index)!), Int32Array.of(0));
    }
    expect(forward.statistics(0).mean).toBe(2 ** 101 / 5);
    expect(backward.statistics(0)).toEqual(forward.statistics(0));
  });

  test("a map that never fires has no tops, and every image in its first bin", () => {
    const summary = LayerSummary.empty(2, 9);
    summary.add([0], Float32Array.of(-1, 0), Int32Array.of(3, 3));
    expect(summary.tops(0)).toEqual([]);
    expect(summary.statistics(1)).toEqual({
      images: 1,
      firing: 0,
      mean: 0,
      maximum: 0,
      histogram: [1, ...new Array(63).fill(0)],
      aboveHalf: 0,
    });
  });

  test("what is weaker than a threshold never becomes a top", () => {
    fc.assert(
      fc.property(images, images, (first, second) => {
        const summary = LayerSummary.decode(summarise(first, [...first.keys()]).encode());
        const thresholds = summary.thresholds();
        summary.merge(
          summarise(
            [...first, ...second],
            [...second.keys()].map((index) => first.length + index),
          ),
        );
        for (let channel = 0; channel < channels; channel++) {
          const isFull = first.filter(({ values }) => values[channel]! > 0).length >= 4;
          expect(thresholds[channel]).toBe(
            isFull ? summarise(first, [...first.keys()]).tops(channel)[3]!.activation : 0,
          );
          for (const { activation } of summary.tops(channel))
            expect(activation).toBeGreaterThanOrEqual(thresholds[channel]!);
        }
      }),
    );
  });

  test("merging tells which maps have other tops now", () => {
    const strong = summarise([{ values: [1, 2, 0], places: [0, 0, 0] }], [0], 1);
    const all = [
      { values: [9, 9, 9], places: [1, 1, 1] },
      { values: [1, 3, 4], places: [5, 6, 7] },
    ];
    expect([...strong.merge(summarise(all, [1], 1))]).toEqual([1, 2]);
    expect(strong.tops(0)).toEqual([{ activation: 1, image: 0, place: 0 }]);
  });

  test.each([
    ["another width", () => summarise([], []).merge(LayerSummary.empty(2, 4)), "expected a summary of 3 maps with 4"],
    ["another k", () => summarise([], []).merge(LayerSummary.empty(3, 5)), "got one of 3 maps with 5 tops"],
    ["k of 0", () => LayerSummary.empty(3, 0), "k: expected 1 … 64, got 0"],
    ["k of 65", () => LayerSummary.empty(3, 65), "k: expected 1 … 64, got 65"],
    [
      "infinity",
      () => LayerSummary.empty(1, 1).add([7], Float32Array.of(Infinity), Int32Array.of(0)),
      "map 0 of image 7",
    ],
    ["NaN", () => LayerSummary.empty(1, 1).add([7], Float32Array.of(Number.NaN), Int32Array.of(0)), "is NaN"],
  ])("%s is refused", (_, attempt, message) => {
    expect(attempt).toThrow(message);
  });

  test("bytes that are no summary are refused", () => {
    const bytes = summarise([{ values: [1, 2, 3], places: [4, 5, 6] }], [0]).encode();
    for (let length = 0; length < bytes.length; length++) {
      expect(() => LayerSummary.decode(bytes.subarray(0, length))).toThrow();
    }
    expect(() => LayerSummary.decode(Uint8Array.of(...bytes, 0))).toThrow("more bytes");
    expect(() => LayerSummary.decode(bytes.with(0, 7))).toThrow("expected a summary");
  });
});
