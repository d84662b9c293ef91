import { expect, test } from "vitest";
import { toChannelsLast } from "./channels-last.ts";
import { blockSize } from "./onnx/block-size.ts";

for (const shape of [
  [1, 1, 1, 1],
  [2, 3, 2, 4],
  [1, 7, 5, 33],
  [3, 9, 8, 70],
] as const)
  test(`[${shape}] from channels first`, () => {
    const [, height, width, channels] = shape;
    expectPlaces(
      "channels-first",
      shape,
      (image, row, column, channel) => ((image * channels + channel) * height + row) * width + column,
    );
  });

const size = blockSize() || 16;

for (const shape of [
  [1, 1, 1, size],
  [2, 3, 5, 3 * size],
] as const)
  test(`[${shape}] from blocks`, () => {
    const [, height, width, channels] = shape;
    expectPlaces("blocked", shape, (image, row, column, channel) => {
      const block = image * (channels / size) + Math.floor(channel / size);
      return ((block * height + row) * width + column) * size + (channel % size);
    });
  });

/** Expects each element from where it was. */
function expectPlaces(
  layout: "channels-first" | "blocked",
  shape: readonly [number, number, number, number],
  find: (image: number, row: number, column: number, channel: number) => number,
): void {
  const [images, height, width, channels] = shape;
  const count = images * height * width * channels;
  const turned = toChannelsLast(
    layout,
    "int32",
    Int32Array.from({ length: count }, (_, place) => place),
    shape,
  );
  const expected: number[] = [];
  for (let image = 0; image < images; image++)
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        for (let channel = 0; channel < channels; channel++) expected.push(find(image, row, column, channel));
  expect(Array.from(turned)).toEqual(expected);
}
