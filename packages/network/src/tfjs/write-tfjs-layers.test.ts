import { describe, expect, it } from "vitest";
import { buildNetwork } from "../build-network.ts";
import type { LayerSpec } from "../layer-spec.ts";
import type { Shape } from "../shape.ts";
import { convSpec, inputSpec, padsOf, poolSpec, reluSpec, wave } from "../testing/layer-specs.ts";
import { readTfjsLayers } from "./read-tfjs-layers.ts";
import { writeTfjsLayers } from "./write-tfjs-layers.ts";

const input = inputSpec([8, 9, 4]);
const wired = { name: "x", inputs: ["input"] } as const;

/** Operator, name and shape of what is read where this was written. */
function readBack(...specs: readonly LayerSpec[]): [string, string, Shape][] {
  const { modelJson, weights } = writeTfjsLayers(buildNetwork([input, ...specs], specs.at(-1)?.name ?? ""));
  const { network } = readTfjsLayers(JSON.parse(JSON.stringify(modelJson)), weights);
  return network.layers.slice(1).map(({ operator, name, shape }) => [operator, name, shape]);
}

describe("writeTfjsLayers", () => {
  it("writes pads that Keras has no word for as a ZeroPadding2D before the convolution", () => {
    const conv = convSpec("x", "input", { strides: [2, 2], pads: padsOf(1), channels: 4, filters: 2 });
    expect(readBack(conv)).toEqual([
      ["Pad", "x_pad", [10, 11, 4]],
      ["Conv", "x", [4, 5, 2]],
    ]);
  });

  it("writes pads and overhangs that come to Keras' same as that", () => {
    expect(readBack(convSpec("x", "input", { pads: padsOf(1), channels: 4, filters: 2 }))).toEqual([
      ["Conv", "x", [8, 9, 2]],
    ]);
    const pool = poolSpec("x", "input", { kernel: [3, 3], pads: padsOf(0, 1, 0, 1), ceil: true });
    expect(readBack(pool)).toEqual([["MaxPool", "x", [4, 5, 4]]]);
  });

  it("joins groups into one filter bank with zeros between them", () => {
    const conv = convSpec("x", "input", { kernel: [1, 1], groups: 2, channels: 4, filters: 2 });
    const { modelJson, weights } = writeTfjsLayers(buildNetwork([input, conv], "x"));
    const [a, b, c, d] = wave(4);
    expect(readTfjsLayers(modelJson, weights).network.layers[1]).toMatchObject({
      groups: 1,
      filters: { shape: [1, 1, 4, 2], data: Float32Array.of(a!, 0, c!, 0, 0, b!, 0, d!) },
    });
  });

  it("puts channels first before a flattening that counts them so", () => {
    expect(readBack({ operator: "Flatten", ...wired, shape: [288], order: "channels-first" })).toEqual([
      ["Transpose", "x_channels_first", [4, 8, 9]],
      ["Flatten", "x", [288]],
    ]);
    expect(readBack({ operator: "Reshape", ...wired, shape: [4, 36, 2], order: "channels-first" })).toEqual([
      ["Transpose", "x_channels_first", [4, 8, 9]],
      ["Reshape", "x_reshaped", [2, 4, 36]],
      ["Transpose", "x", [4, 36, 2]],
    ]);
  });

  it("keeps a global pool a map", () => {
    expect(
      readBack({ operator: "GlobalMaxPool", name: "pool", inputs: ["input"] }, reluSpec("x", "pool")).slice(2),
    ).toEqual([
      ["Reshape", "pool_map", [1, 1, 4]],
      ["Relu", "x", [1, 1, 4]],
    ]);
  });

  it("counts declared padding of an average pool by padding first", () => {
    const pool = {
      ...poolSpec("x", "input", { pads: padsOf(1) }),
      operator: "AveragePool",
      countIncludePad: true,
    } as const;
    expect(readBack(pool)).toEqual([
      ["Pad", "x_pad", [9, 11, 4]],
      ["AveragePool", "x", [4, 5, 4]],
    ]);
  });

  it("pads a max pool with zeros where what it reads is never negative", () => {
    const pool = poolSpec("pool", "x", { pads: padsOf(1), ceil: true });
    expect(readBack({ operator: "Relu", ...wired }, pool).slice(1)).toEqual([
      ["Pad", "pool_pad", [11, 11, 4]],
      ["MaxPool", "pool", [5, 5, 4]],
    ]);
  });

  it.each<[LayerSpec, string]>([
    [{ operator: "LRN", ...wired, size: 5, alpha: 1, beta: 1, bias: 1 }, "has no Keras form"],
    [{ operator: "HardSwish", ...wired }, "has no Keras form"],
    [{ operator: "Clip", ...wired, minimum: -1, maximum: 1 }, "Keras clips from 0, not from -1"],
    [{ operator: "Elu", ...wired, alpha: 2 }, "TensorFlow.js has ELU with alpha 1, not 2"],
    [{ operator: "HardSigmoid", ...wired, alpha: 0.1, beta: 0.5 }, "Keras has 0.2 x + 0.5, not 0.1 x + 0.5"],
    [{ operator: "Gelu", ...wired, approximate: "tanh" }, "TensorFlow.js loads no tanh approximation"],
    [{ operator: "Softmax", ...wired, axes: [0] }, "TensorFlow.js has a softmax over the last axis, not over 0"],
    [
      { operator: "ReduceMean", ...wired, axes: [2], keepDimensions: true },
      "Keras has only the mean over height and width",
    ],
    [
      {
        operator: "Pad",
        ...wired,
        mode: "edge",
        amounts: [
          [1, 1],
          [0, 0],
          [0, 0],
        ],
        value: 0,
      },
      "Keras only pads rows and columns, with zeros",
    ],
    [
      { operator: "Slice", ...wired, starts: [0, 0, 1], sizes: [8, 9, 3], steps: [1, 1, 1] },
      "Keras only crops rows and columns, every cell between",
    ],
    [
      { operator: "Mul", ...wired, operands: [{ layer: "input" }, { constant: { shape: [1, 1, 4], data: wave(4) } }] },
      "Keras has arithmetic with one number, not with [1, 1, 4]",
    ],
    [
      { operator: "Div", ...wired, operands: [{ layer: "input" }, { constant: { shape: [], data: wave(1) } }] },
      "has no Keras form",
    ],
    [poolSpec("x", "input", { pads: padsOf(1) }), 'Keras pools pad "valid" or "same", not by 1, 1, 0, 1'],
    [poolSpec("x", "input", { dilations: [2, 2] }), "Keras has no dilated pool"],
    [
      convSpec("x", "input", { dilations: [2, 2], strides: [2, 2], channels: 4, filters: 4 }),
      "Keras has no convolution that is both strided and dilated",
    ],
  ])("refuses $operator, naming the layer: %#", (spec, reason) => {
    expect(() => writeTfjsLayers(buildNetwork([input, spec], "x"))).toThrow(`layer "x" (${spec.operator}): ${reason}`);
  });

  it("refuses two layers that would be written under one name", () => {
    const conv = convSpec("x", "input", { strides: [2, 2], pads: padsOf(1), channels: 4, filters: 2 });
    expect(() => writeTfjsLayers(buildNetwork([input, conv, reluSpec("x_pad", "x")], "x_pad"))).toThrow(
      'layer "x_pad" (ReLU): another layer has the name it is to be written under',
    );
  });
});
