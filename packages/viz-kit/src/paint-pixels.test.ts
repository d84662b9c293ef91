// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { paintPixels } from "./paint-pixels.ts";

describe("paintPixels", () => {
  it("gives the canvas the picture's size and says whether it was painted", () => {
    const canvas = document.createElement("canvas");
    paintPixels(canvas, new Uint8ClampedArray(4 * 6), 3, 2);
    expect([canvas.width, canvas.height]).toEqual([3, 2]);
    expect(canvas.dataset.painted).toBe(String(canvas.getContext("2d") !== null));
  });

  it("paints nothing where there is no room", () => {
    const canvas = document.createElement("canvas");
    paintPixels(canvas, new Uint8ClampedArray(0), 0, 2);
    expect([canvas.width, canvas.height, canvas.dataset.painted]).toEqual([0, 2, undefined]);
  });

  it("refuses pixels that do not fill it", () => {
    const canvas = document.createElement("canvas");
    expect(() => paintPixels(canvas, new Uint8ClampedArray(4), 3, 2)).toThrow(
      "pixels: expected 2 × 3 × 4 = 24 values, got 4",
    );
  });
});
