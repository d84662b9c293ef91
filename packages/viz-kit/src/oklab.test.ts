import { describe, expect, it } from "vitest";
import { fromOklab, toOklab } from "./oklab.ts";

describe("OKLab", () => {
  it("agrees with the published coordinates of white and red", () => {
    expect(toOklab([255, 255, 255])[0]).toBeCloseTo(1, 4);
    const [l, a, b] = toOklab([255, 0, 0]);
    expect(l).toBeCloseTo(0.628, 3);
    expect(a).toBeCloseTo(0.2249, 3);
    expect(b).toBeCloseTo(0.1258, 3);
  });

  it("returns to the same sRGB", () => {
    for (const color of [
      [0, 0, 0],
      [12, 200, 99],
      [255, 255, 255],
      [128, 128, 128],
    ] as const) {
      expect(fromOklab(toOklab(color))).toEqual(color);
    }
  });
});
