import { blockSize } from "./onnx/block-size.ts";
import type { HostArray } from "./onnx/element-type.ts";
import { allocate, type HostType } from "./onnx/element-type.ts";

/** Cells moved together, so that both sides stay in the cache. */
const BLOCK = 32;

/**
 * Numbers of feature maps in TensorFlow.js's order.
 * @param values [n, c, h, w] or [n, c / block, h, w, block]
 * @param shape [n, h, w, c]
 * @returns a new array, [n, h, w, c]
 */
export function toChannelsLast(
  layout: "channels-first" | "blocked",
  type: HostType,
  values: HostArray,
  shape: readonly number[],
): HostArray {
  const [images, height, width, channels] = shape as [number, number, number, number];
  const cells = height * width;
  const turned = allocate(type, values.length);
  if (layout === "blocked") uniteBlocks(values, turned, images, cells, channels);
  else turnMaps(values, turned, images, cells, channels);
  return turned;
}

function turnMaps(values: HostArray, turned: HostArray, images: number, cells: number, channels: number): void {
  for (let image = 0; image < images; image++) {
    const start = image * cells * channels;
    for (let firstCell = 0; firstCell < cells; firstCell += BLOCK) {
      const lastCell = Math.min(firstCell + BLOCK, cells);
      for (let firstChannel = 0; firstChannel < channels; firstChannel += BLOCK) {
        const lastChannel = Math.min(firstChannel + BLOCK, channels);
        for (let cell = firstCell; cell < lastCell; cell++) {
          for (let channel = firstChannel; channel < lastChannel; channel++) {
            turned[start + cell * channels + channel] = values[start + channel * cells + cell]!;
          }
        }
      }
    }
  }
}

function uniteBlocks(values: HostArray, turned: HostArray, images: number, cells: number, channels: number): void {
  const size = blockSize();
  let place = 0;
  for (let image = 0; image < images; image++) {
    for (let first = 0; first < channels; first += size) {
      for (let cell = 0; cell < cells; cell++) {
        turned.set(values.subarray(place, place + size), (image * cells + cell) * channels + first);
        place += size;
      }
    }
  }
}
