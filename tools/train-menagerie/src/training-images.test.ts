import { seededRandom } from "@deconvscope/network";
import { expect, test } from "vitest";
import { plainImages, variedImages } from "./training-images.ts";

const size = 12;
const length = size * size * 3;
const split = {
  count: 2,
  size,
  pixels: Uint8Array.from({ length: 2 * length }, (_, place) => (place < length ? 255 : place % 200)),
  labels: Uint8Array.of(4, 7),
};

test("plain images are normalised: 255 becomes 2", () => {
  const target = new Float32Array(length);
  expect(plainImages(split).read(0, target, () => 0)).toBe(4);
  expect(target.every((value) => Math.abs(value - 2) < 1e-6)).toBe(true);
});

test("varied images keep their label and differ each time", () => {
  const random = seededRandom(1);
  const read = () => {
    const target = new Float32Array(length);
    expect(variedImages(split, 3).read(1, target, random)).toBe(7);
    return target;
  };
  const [first, second] = [read(), read()];
  expect(first).not.toEqual(second);
  expect(first.every((value) => value > -4 && value < 4)).toBe(true);
});
