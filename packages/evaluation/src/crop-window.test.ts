import { seededRandom } from "@deconvscope/network";
import { expect, test } from "vitest";
import { type CropWindow, centreWindow, cropWindow, drawWindow, type PixelScaling, tenWindows } from "./crop-window.ts";

/** 3 × 4 cells: 11 … 34, row and column. */
const image = Uint8Array.from({ length: 12 }, (_, cell) => 10 * (Math.floor(cell / 4) + 1) + (cell % 4) + 1);
const same: PixelScaling = { scale: [1], offset: [0] };

function crop(window: CropWindow, scaling = same): number[] {
  const target = new Float32Array(4);
  cropWindow(image, [3, 4, 1], window, [2, 2], target, scaling);
  return [...target];
}

test("x=[3,4,1] crop=[2,2] at row 1, column 2", () => {
  expect(crop({ top: 1, left: 2, mirrored: false })).toEqual([23, 24, 33, 34]);
  expect(crop({ top: 1, left: 2, mirrored: true })).toEqual([24, 23, 34, 33]);
});

test("ten crops: corners and centre, then mirrored", () => {
  const firsts = tenWindows([3, 4], [2, 2]).map((window) => crop(window)[0]);
  expect(firsts).toEqual([11, 13, 21, 23, 12, 12, 14, 22, 24, 13]);
});

test("the paper's ten of 256 × 256", () => {
  const places = tenWindows([256, 256], [224, 224]).map(({ top, left }) => [top, left]);
  expect(places.slice(0, 5)).toEqual([
    [0, 0],
    [0, 32],
    [32, 0],
    [32, 32],
    [16, 16],
  ]);
  expect(places.slice(5)).toEqual(places.slice(0, 5));
});

test("a crop as large as the image is the image", () => {
  expect(centreWindow([3, 4], [3, 4])).toEqual({ top: 0, left: 0, mirrored: false });
});

test("every place is drawn, mirrored and not, three numbers a draw", () => {
  let asked = 0;
  const random = seededRandom(5);
  const count = () => {
    asked += 1;
    return random();
  };
  const seen = new Set(Array.from({ length: 300 }, () => JSON.stringify(drawWindow([3, 4], [2, 2], count))));
  expect(seen.size).toBe(2 * 3 * 2);
  expect(asked).toBe(900);
});

test("offsets count a channel, or a pixel of the whole image", () => {
  const window = { top: 1, left: 2, mirrored: true };
  expect(crop(window, { scale: [2], offset: [-20] })).toEqual([8, 6, 28, 26]);
  const mean = Float32Array.from(image, (value) => -value);
  expect(crop(window, { scale: [2], offset: mean })).toEqual([0, 0, 0, 0]);
});

test("refuses what does not fit", () => {
  expect(() => tenWindows([3, 4], [4, 4])).toThrow("crop: expected at most 3 × 4 cells, got 4 × 4");
  expect(() => crop({ top: 0, left: 0, mirrored: false }, { scale: [1], offset: [0, 0] })).toThrow(
    "offset: expected values of [3, 4, 1], got 2",
  );
  expect(() =>
    cropWindow(image, [3, 3, 1], { top: 0, left: 0, mirrored: false }, [1, 1], new Float32Array(1), same),
  ).toThrow("image: expected values of [3, 3, 1], got 12");
});
