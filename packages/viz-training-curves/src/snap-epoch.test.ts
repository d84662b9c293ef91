import { describe, expect, it } from "vitest";
import { nextEpoch, snapEpoch } from "./snap-epoch.ts";

describe("snapEpoch", () => {
  it("goes to the nearest point of the series with the most", () => {
    const sparse = { name: "validation", ink: "cat-2-ink", epochs: [1.1], values: [0] } as const;
    const dense = { name: "training", ink: "cat-1-ink", epochs: [0, 1, 2, 3], values: [0, 0, 0, 0] } as const;
    const snapped = (epoch: number) => snapEpoch({ series: [sparse, dense] }, epoch);
    expect([0.4, 1.2, 1.6, 9].map(snapped)).toEqual([0, 1, 2, 3]);
    expect(snapEpoch({ series: [] }, 1.2)).toBe(1.2);
  });
});

describe("nextEpoch", () => {
  const next = (key: string, from: number | undefined) => nextEpoch(key, from, { epochs: 64 }, 43.5);

  it.each([
    ["ArrowRight", 20.3, 21],
    ["ArrowLeft", 20.3, 20],
    ["ArrowLeft", 20, 19],
    ["ArrowRight", 43, 43.5],
    ["PageUp", 20, 30],
    ["PageDown", 4, 0],
    ["Home", 20, 0],
    ["End", 20, 43.5],
    ["ArrowLeft", undefined, 43],
  ])("%s from %s is %d", (key, from, epoch) => {
    expect(next(key, from)).toBe(epoch);
  });

  it("is none of other keys", () => {
    expect(next("a", 20)).toBeUndefined();
  });

  it("goes from column to column", () => {
    const columns = [2, 5, 10];
    const at = (key: string, from: number) => nextEpoch(key, from, { epochs: 10, columns }, 10);
    expect([at("ArrowRight", 2), at("ArrowLeft", 2), at("End", 2)]).toEqual([5, 2, 10]);
  });
});
