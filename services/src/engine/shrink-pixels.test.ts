import { describe, expect, test } from "vitest";
import { shrinkPixels } from "./shrink-pixels.ts";

const shrink = (pixels: number[], width: number, channels: number, side: number) => {
  const height = pixels.length / width / channels;
  const shrunk = shrinkPixels({ pixels: Uint8Array.from(pixels), width, height }, channels, side);
  return { ...shrunk, pixels: [...shrunk.pixels] };
};

describe("a picture made smaller", () => {
  test("x=[2,4,1] side=2: means of 2 × 2", () => {
    expect(shrink([0, 4, 10, 10, 8, 4, 10, 30], 4, 1, 2)).toEqual({ pixels: [4, 15], width: 2, height: 1 });
  });

  test("x=[1,3,1] side=2: a pixel on an edge goes to both sides", () => {
    // (30 + 60 / 2) / 1.5 and (60 / 2 + 90) / 1.5
    expect(shrink([30, 60, 90], 3, 1, 2)).toEqual({ pixels: [40, 80], width: 2, height: 1 });
  });

  test("x=[2,2,3] side=1: channels stay apart", () => {
    expect(shrink([0, 100, 8, 0, 100, 8, 4, 100, 16, 4, 100, 16], 2, 3, 1).pixels).toEqual([2, 100, 12]);
  });

  test.each([
    [107, 75, 48],
    [97, 13, 11],
    [3, 224, 64],
  ])("%i × %i at side %i: mid-grey stays mid-grey", (width, height, side) => {
    const pixels = new Uint8Array(width * height * 3).fill(128);
    const shrunk = shrinkPixels({ pixels, width, height }, 3, side);
    expect(Math.max(shrunk.width, shrunk.height)).toBe(side);
    expect(new Set(shrunk.pixels)).toEqual(new Set([128]));
  });
});
