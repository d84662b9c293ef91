import { buildNetwork, type Network, type Shape } from "@deconvscope/network";
import { expect, test } from "vitest";
import { imagesPerBatch } from "./images-per-batch.ts";

/** A mean of an image, and classes of it: next to no work, whatever the image's size. */
function meanOf(shape: Shape): Network {
  const [, , channels = 1] = shape;
  return buildNetwork(
    [
      { operator: "Input", name: "input", inputs: [], shape },
      { operator: "GlobalAveragePool", name: "mean", inputs: ["input"] },
      { operator: "Flatten", name: "flat", inputs: ["mean"], shape: [channels], order: "channels-first" },
      {
        ...{ operator: "Gemm", name: "scores", inputs: ["flat"], bias: undefined },
        weights: { shape: [channels, 2], data: new Float32Array(2 * channels) },
      },
    ],
    "scores",
  );
}

test.each<[Shape, number, number]>([
  [[224, 224, 3], 24, 8],
  [[224, 224, 3], 9, 5],
  [[224, 224, 3], 1, 1],
  [[224, 224, 3], 0, 0],
  [[1024, 1024, 3], 24, 5],
  [[3000, 3000, 3], 24, 1],
])("of %j, %d images: %d a batch", (shape, images, expected) => {
  expect(imagesPerBatch(meanOf(shape), images)).toBe(expected);
});
