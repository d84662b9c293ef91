import { seededRandom } from "@deconvscope/network";
import { expect, test } from "vitest";
import { cropImage, drawCrop } from "./crop-image.ts";

const image = Float32Array.of(1, 2, 3, 4, 5, 6);
const same = { scale: [1], offset: [0] };

function crop(down: number, across: number, mirrored: boolean) {
  const target = new Float32Array(6);
  cropImage(image, [2, 3, 1], { down, across, mirrored }, target, same);
  return [...target];
}

test("x=[2,3,1] unshifted is a copy", () => expect(crop(0, 0, false)).toEqual([1, 2, 3, 4, 5, 6]));
test("x=[2,3,1] mirrored", () => expect(crop(0, 0, true)).toEqual([3, 2, 1, 6, 5, 4]));
test("x=[2,3,1] down 1 repeats the last row", () => expect(crop(1, 0, false)).toEqual([4, 5, 6, 4, 5, 6]));
test("x=[2,3,1] across −1 repeats the first column", () => expect(crop(0, -1, false)).toEqual([1, 1, 2, 4, 4, 5]));

test("values are shifted, then scaled, a channel", () => {
  const target = new Float32Array(2);
  cropImage(Uint8Array.of(10, 20), [1, 1, 2], { down: 0, across: 0, mirrored: false }, target, {
    offset: [-10, 5],
    scale: [3, 2],
  });
  expect([...target]).toEqual([0, 50]);
});

test("draws shifts up to the reach, and mirrors half of them", () => {
  const random = seededRandom(4);
  const crops = Array.from({ length: 400 }, () => drawCrop(2, random));
  expect([...new Set(crops.map(({ down }) => down))].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  const mirrored = crops.filter((one) => one.mirrored).length;
  expect(mirrored).toBeGreaterThan(150);
  expect(mirrored).toBeLessThan(250);
});

test("refuses a target of another length", () => {
  expect(() => cropImage(image, [2, 3, 1], { down: 0, across: 0, mirrored: false }, new Float32Array(5), same)).toThrow(
    "expected 6 values",
  );
});
