import { countParameters } from "@deconvscope/network";
import { expect, test } from "vitest";
import { smallZfnet, stepFlops } from "./small-zfnet.ts";
import { drawImages } from "./squeezenet.ts";

test("the network that the peers train: 319,604 parameters", () => {
  const network = smallZfnet();
  const shapes = network.layers.filter(({ operator }) => operator === "MaxPool").map(({ shape }) => shape);
  expect(shapes).toEqual([
    [15, 15, 32],
    [7, 7, 64],
    [3, 3, 64],
  ]);
  expect(network.layers.reduce((sum, layer) => sum + countParameters(layer), 0)).toBe(319_604);
});

test("a step is three forward passes' arithmetic, but for the gradient of the image", () => {
  const conv1 = 2 * 32 * 32 * 32 * (7 * 7 * 3);
  const others =
    2 * (15 * 15 * 64 * (5 * 5 * 32) + 7 * 7 * 96 * (3 * 3 * 64) + 7 * 7 * 64 * (3 * 3 * 96) + 576 * 256 + 256 * 20);
  expect(stepFlops(smallZfnet())).toBe(64 * (2 * conv1 + 3 * others));
});

test("the same images in both layouts", () => {
  const { channelsLast, channelsFirst } = drawImages(2);
  const cells = 227 * 227;
  expect(channelsFirst).toHaveLength(2 * 3 * cells);
  for (const [image, channel, cell] of [
    [0, 0, 0],
    [0, 2, 5],
    [1, 1, cells - 1],
  ] as const) {
    expect(channelsFirst[(image * 3 + channel) * cells + cell]).toBe(
      channelsLast[(image * cells + cell) * 3 + channel],
    );
  }
});
