import { describe, expect, test } from "vitest";
import type { DecodedImage } from "./decode-image.ts";
import { enlargeImage } from "./enlarge-image.ts";

function drawn(width: number, height: number): DecodedImage {
  const pixels = Array.from({ length: width * height }, (_, place) => {
    const [x, y] = [place % width, Math.floor(place / width)];
    return [(x * x * 37 + y * 91 + 11) % 256, (x * 53 + y * y * 29) % 256, (x * y * 17 + 5) % 256];
  });
  return { width, height, pixels: Uint8Array.from(pixels.flat()) };
}

function enlarge(image: DecodedImage, width: number, height: number): Uint8Array {
  return enlargeImage(image, { width, height }, { left: 0, top: 0, width, height });
}

describe("enlargeImage", () => {
  // Sums of all bytes, and of each times its place modulo 251, of what Pillow 13's BILINEAR gives.
  test.each([
    [4, 3, 7, 9, 16_563, 1_770_747],
    [5, 1, 13, 2, 4966, 218_311],
    [3, 4, 3, 11, 8057, 432_406],
  ])("%i × %i to %i × %i is Pillow's to the byte", (width, height, toWidth, toHeight, sum, placed) => {
    const bytes = [...enlarge(drawn(width, height), toWidth, toHeight)];
    expect(bytes.reduce((total, byte) => total + byte, 0)).toBe(sum);
    expect(bytes.reduce((total, byte, place) => total + byte * (place % 251), 0)).toBe(placed);
  });

  test("computes a region as it is in the whole", () => {
    const image = drawn(9, 7);
    const whole = enlarge(image, 31, 20);
    const part = enlargeImage(image, { width: 31, height: 20 }, { left: 5, top: 6, width: 11, height: 8 });
    const rows = Array.from({ length: 8 }, (_, y) => [
      ...whole.subarray(((6 + y) * 31 + 5) * 3, ((6 + y) * 31 + 16) * 3),
    ]);
    expect([...part]).toEqual(rows.flat());
  });

  test("spreads a single pixel", () => {
    const pixel = { width: 1, height: 1, pixels: Uint8Array.of(1, 128, 255) };
    expect([...enlarge(pixel, 2, 2)]).toEqual([1, 128, 255, 1, 128, 255, 1, 128, 255, 1, 128, 255]);
  });
});
