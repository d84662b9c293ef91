import { describe, expect, it } from "vitest";

describe("package", () => {
  it("exports exactly these names, without a DOM", async () => {
    expect("document" in globalThis).toBe(false);
    expect(Object.keys(await import("./index.ts")).toSorted()).toEqual([
      "fillCoarsely",
      "layoutHeatmap",
      "nearestPlaces",
      "renderCoveredImage",
      "renderHeatmap",
      "spreadTiles",
    ]);
    expect(Object.keys(await import("./react/index.tsx")).toSorted()).toEqual(["CoveredImage", "Heatmap"]);
    expect(Object.keys(await import("./element.ts"))).toEqual([]);
  });
});
