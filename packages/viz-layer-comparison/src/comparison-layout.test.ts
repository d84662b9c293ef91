import { token } from "@deconvscope/viz-kit";
import { describe, expect, it } from "vitest";
import { type ComparisonData, layoutComparison } from "./comparison-layout.ts";
import { comparisonMarks } from "./comparison-marks.ts";
import { firingCounts, mapText, rowText } from "./comparison-words.ts";
import { nearestMap, nextMap } from "./nearest-map.ts";

const zfnet = {
  name: "zfnet",
  layers: [
    { layer: "conv1", firing: [0, 0.005, 0.5, 1, 1], deadMaps: [0], nearlyDeadMaps: [1], aliasing: 0.1 },
    { layer: "pool1", aliasing: 0.4 },
  ],
};
const alexnet = { name: "alexnet", layers: [{ layer: "conv1", firing: [1, 1], aliasing: 0.3 }] };
const one = (kind: ComparisonData["kind"]): ComparisonData => ({ models: [zfnet], kind });
const two = (kind: ComparisonData["kind"]): ComparisonData => ({ models: [zfnet, alexnet], kind });
const all = (data: ComparisonData, name: string, width = 640) =>
  comparisonMarks(data, layoutComparison(data, width))
    .flatMap((mark) => [mark, ...(mark.children ?? [])])
    .filter(({ attributes }) => String(attributes?.class).split(" ").includes(name));

describe("layoutComparison", () => {
  it("has a row a layer that has something to show, a track a model", () => {
    expect(layoutComparison(one("aliasing"), 640).rows.map(({ label }) => label)).toEqual(["conv1", "pool1"]);
    expect(layoutComparison(one("firing"), 640).rows.map(({ label }) => label)).toEqual(["conv1"]);
    const pair = layoutComparison(two("aliasing"), 640);
    expect(pair.rows.map(({ tracks }) => tracks.length)).toEqual([2, 2]);
    expect(pair.rows[1]!.top).toBeGreaterThan(pair.rows[0]!.tracks[1]! + pair.barHeight);
    expect(pair.rows[1]!.tracks[1]).toBeUndefined();
    expect(pair.rows[1]!.height).toBeLessThan(pair.rows[0]!.height);
  });

  it("puts words above the tracks where there is no room beside them", () => {
    const narrow = layoutComparison(two("firing"), 320);
    expect([narrow.isStacked, narrow.left, narrow.right]).toEqual([true, 0, 320]);
    expect(layoutComparison(two("firing"), 640).isStacked).toBe(false);
  });

  it("refuses three models, none, and shares beyond 0 … 1", () => {
    expect(() => layoutComparison({ models: [], kind: "firing" }, 640)).toThrow("models: expected 1 or 2, got 0");
    expect(() => layoutComparison({ models: [zfnet, zfnet, zfnet], kind: "firing" }, 640)).toThrow("got 3");
    const wrong = { name: "a", layers: [{ layer: "pool1", aliasing: 1.2 }] };
    expect(() => layoutComparison({ models: [wrong], kind: "aliasing" }, 640)).toThrow(
      "aliasing of pool1: expected 0 … 1, got 1.2",
    );
  });
});

describe("comparisonMarks", () => {
  it("draws bars to one scale that begins at 0, orange above a quarter", () => {
    const bars = all(one("aliasing"), "bar");
    const widths = bars.map(({ attributes }) => Number(attributes?.width));
    expect(widths[1]! / widths[0]!).toBeCloseTo(4, 9);
    expect(bars.map(({ attributes }) => attributes?.fill)).toEqual([token("cat-1"), token("cat-2")]);
    expect(all(one("aliasing"), "much")).toHaveLength(1);
  });

  it("gives two models a colour each, and no track where one has no such layer", () => {
    expect(all(two("aliasing"), "bar").map(({ attributes }) => attributes?.fill)).toEqual([
      token("cat-1"),
      token("cat-2"),
      token("cat-1"),
    ]);
    expect(all(two("aliasing"), "track")).toHaveLength(3);
    expect(all(two("aliasing"), "name").map(({ text }) => text)).toEqual(["zfnet", "alexnet", "conv1", "pool1"]);
  });

  it("has a tick where a map fires, one for those at the same place, dead ones apart", () => {
    expect(all(one("firing"), "tick")).toHaveLength(2);
    expect(all(one("firing"), "dead").map(({ attributes }) => attributes?.fill)).toEqual([token("bad")]);
    expect(all(one("firing"), "nearly-dead").map(({ attributes }) => attributes?.fill)).toEqual([token("warn")]);
    const [track] = all(one("firing"), "track");
    expect(all(one("firing"), "dead")[0]?.attributes?.x).toBe(track?.attributes?.x);
  });

  it("cuts names at their beginning: paths tell layers apart by their ends", () => {
    const paths = ["relu", "relu_1"].map((end) => `/features/features.14/conv/${end}`);
    const models = [{ name: "deep", layers: paths.map((layer) => ({ layer, aliasing: 0.1 })) }];
    const names = all({ models, kind: "aliasing" }, "name").map(({ text }) => text);
    expect(names.map((name) => name?.at(0))).toEqual(["…", "…"]);
    expect(names.map((name) => name?.split("/").at(-1))).toEqual(["relu", "relu_1"]);
  });

  it("marks the map that is looked at", () => {
    const layout = layoutComparison(one("firing"), 640);
    const marks = comparisonMarks(one("firing"), layout, { pointed: { model: 0, layer: "conv1", map: 3 } });
    const pointed = marks
      .flatMap(({ children = [] }) => children)
      .find(({ attributes }) => attributes?.class === "pointed");
    expect(Number(pointed?.attributes?.x)).toBeCloseTo(layout.right - 3, 0);
  });
});

describe("words", () => {
  it("count maps", () => {
    expect(firingCounts(zfnet.layers[0]!).map(({ text }) => text)).toEqual([
      "1 dead",
      "1 nearly dead",
      "2 of 5 on all",
    ]);
  });

  it("say a row", () => {
    const [conv1, pool1] = layoutComparison(two("aliasing"), 640).rows;
    expect(rowText(conv1!, [zfnet, alexnet], "aliasing")).toBe(
      "conv1: zfnet 10.0\u202f% above the Nyquist frequency of its stride; " +
        "alexnet 30.0\u202f% above the Nyquist frequency of its stride, more than a quarter",
    );
    expect(rowText(pool1!, [zfnet, alexnet], "aliasing")).toContain("alexnet no such layer");
  });

  it("say a map", () => {
    const [row] = layoutComparison(one("firing"), 640).rows;
    expect(mapText(row!, zfnet.layers[0]!, 0)).toBe("conv1, map 0: never fires");
    expect(mapText(row!, zfnet.layers[0]!, 2, "zfnet")).toBe("zfnet conv1, map 2: fires on 50.0\u202f% of the images");
  });
});

describe("maps of a layer", () => {
  const layer = { layer: "a", firing: [1, 0, 0.5, 0] };

  it("finds the one nearest to a share", () => {
    expect([0, 0.4, 0.9].map((share) => nearestMap(layer, share))).toEqual([1, 2, 0]);
    expect(nearestMap({ layer: "a" }, 0)).toBeUndefined();
  });

  it("leads from map to map by share", () => {
    expect([undefined, 1, 3, 2, 0].map((map) => nextMap(layer, map, 1))).toEqual([1, 3, 2, 0, 0]);
    expect([undefined, 1, 0].map((map) => nextMap(layer, map, -1))).toEqual([1, 1, 2]);
  });
});
