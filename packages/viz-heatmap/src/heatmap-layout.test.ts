import { divergingColor, sequentialColor } from "@deconvscope/viz-kit";
import { describe, expect, it } from "vitest";
import { fillCoarsely, layoutHeatmap, spreadTiles } from "./heatmap-layout.ts";
import { nearestPlaces } from "./nearest-places.ts";

const grid = { height: 6, width: 6, patch: 2, stride: 2, rows: 3, columns: 3 };

describe("nearestPlaces", () => {
  it("gives each pixel the place whose middle is nearest", () => {
    expect([...nearestPlaces(6, grid, 3)]).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it("knows that the last place ends with the image", () => {
    const places = nearestPlaces(7, { ...grid, width: 7, patch: 3, stride: 3 }, 3);
    // Middles at 1.5, 4.5 and 5.5.
    expect([...places]).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });
});

describe("fillCoarsely", () => {
  const none = Number.NaN;

  it("lets coarse tiles stand for the finer ones that are to come", () => {
    expect([...fillCoarsely([1, none, 3, none, none, none, 7, none, 9], 3, 3)]).toEqual([1, 1, 3, 1, 1, 3, 7, 7, 9]);
  });

  it("shows a finer tile as soon as it is there", () => {
    expect([...fillCoarsely([1, 2, 3, none, 5, none, 7, none, 9], 3, 3)]).toEqual([1, 2, 3, 1, 5, 3, 7, 7, 9]);
  });

  it("is empty where nothing is known", () => {
    expect([...fillCoarsely([none, none], 1, 2)]).toEqual([none, none]);
  });
});

describe("layoutHeatmap", () => {
  it("colours each pixel by its nearest tile, clear where nothing was measured", () => {
    const tiles = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const colors = layoutHeatmap({ grid, tiles, domain: [0, 8] });
    expect([...colors.slice(0, 4)]).toEqual([...sequentialColor(0), 255]);
    expect([...colors.slice(-4)]).toEqual([...sequentialColor(1), 255]);
    const pixels = new Float32Array(36).fill(4);
    pixels[0] = Number.NaN;
    const known = layoutHeatmap({ grid, tiles, pixels, domain: [0, 8] });
    expect([...known.slice(0, 8)]).toEqual([0, 0, 0, 0, ...sequentialColor(0.5), 255]);
  });

  it("draws signs on a diverging scale, grey at 0", () => {
    const signs = { height: 1, width: 3, patch: 1, stride: 1, rows: 1, columns: 3 };
    const colors = layoutHeatmap({ grid: signs, tiles: [-1, 0, 1], domain: [-1, 1], scale: "diverging" });
    const expected = [-1, 0, 1].flatMap((sign) => [...divergingColor(sign), 255]);
    expect([...colors]).toEqual(expected);
    expect(expected.slice(4, 7)).toEqual([128, 128, 128]);
  });

  it("refuses a diverging domain whose middle is not 0", () => {
    expect(() => layoutHeatmap({ grid, tiles: new Float32Array(9), domain: [-1, 2], scale: "diverging" })).toThrow(
      "domain: expected ends symmetric about 0, got -1 … 2",
    );
  });

  it("draws one value everywhere", () => {
    const colors = layoutHeatmap({ grid, tiles: new Float32Array(9), domain: [0, 0] });
    expect([...colors.slice(0, 3)]).toEqual([...sequentialColor(0)]);
  });

  it("refuses values that do not fill the grid or the image", () => {
    expect(() => layoutHeatmap({ grid, tiles: [1], domain: [0, 1] })).toThrow(
      "tiles: expected 3 × 3 = 9 values, got 1",
    );
    expect(() => layoutHeatmap({ grid, tiles: new Float32Array(9), pixels: [1], domain: [0, 1] })).toThrow(
      "pixels: expected 6 × 6 = 36 values, got 1",
    );
  });

  it("spreads tiles over all pixels", () => {
    const pixels = spreadTiles(grid, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...pixels.slice(0, 6)]).toEqual([0, 0, 1, 1, 2, 2]);
    expect([...pixels.slice(-6)]).toEqual([6, 6, 7, 7, 8, 8]);
  });
});
