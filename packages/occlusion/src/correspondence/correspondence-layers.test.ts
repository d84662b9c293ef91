import { architectures, buildNetwork, type Constant, instantiate, seededRandom } from "@deconvscope/network";
import { expect, test } from "vitest";
import { correspondenceLayers } from "./correspondence-layers.ts";

const filters: Constant = { shape: [1, 1, 3, 3], data: new Float32Array(9) };
const convolution = {
  operator: "Conv",
  kernel: [1, 1],
  strides: [1, 1],
  dilations: [1, 1],
  groups: 1,
  pads: { top: 0, left: 0, bottom: 0, right: 0 },
  filters,
  bias: undefined,
} as const;

test("of a net like ZFNet: the last convolution and the last dense layer before the classifier, rectified", () => {
  const network = instantiate(architectures.get("zfnet-small")!(5), seededRandom(1), "he");
  expect(correspondenceLayers(network)).toEqual(["relu5", "relu6"]);
});

test("a convolution that gives the scores does not count", () => {
  const network = buildNetwork(
    [
      { operator: "Input", name: "input", inputs: [], shape: [4, 4, 3] },
      { ...convolution, name: "conv1", inputs: ["input"] },
      { ...convolution, name: "scores", inputs: ["conv1"] },
      { operator: "GlobalAveragePool", name: "mean", inputs: ["scores"] },
      { operator: "Softmax", axes: [2], name: "softmax", inputs: ["mean"] },
    ],
    "softmax",
  );
  expect(correspondenceLayers(network)).toEqual(["conv1"]);
});
