import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type ChainedLayer, noPads, outputOf } from "../test/run-layers.ts";
import { startCpu } from "../test/start-cpu.ts";
import { applyLayer } from "./apply-layer.ts";

interface Case {
  readonly title: string;
  readonly shape: readonly number[];
  readonly image: readonly number[];
  readonly layers: readonly ChainedLayer[];
  readonly expected: readonly number[];
}

const row = [-4, -1, 0, 0.5, 2, 7];
const onRow = (title: string, layer: ChainedLayer, expected: readonly number[]): Case => ({
  title,
  shape: [1, row.length, 1],
  image: row,
  layers: [layer],
  expected,
});
const window = { kernel: [1, 3], strides: [1, 2], dilations: [1, 1] } as const;
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const constant = (shape: readonly number[], data: readonly number[]) => ({ shape, data: Float32Array.from(data) });

const cases: readonly Case[] = [
  onRow("Relu", { operator: "Relu" }, [0, 0, 0, 0.5, 2, 7]),
  onRow("LeakyRelu alpha=0.1", { operator: "LeakyRelu", alpha: 0.1 }, [-0.4, -0.1, 0, 0.5, 2, 7]),
  onRow("Elu alpha=2", { operator: "Elu", alpha: 2 }, [2 * Math.expm1(-4), 2 * Math.expm1(-1), 0, 0.5, 2, 7]),
  onRow("PRelu slope=[1, 1, 1]", { operator: "PRelu", slope: constant([1, 1, 1], [0.25]) }, [-1, -0.25, 0, 0.5, 2, 7]),
  onRow(
    "PRelu slope=[1, 6, 1], one a place",
    { operator: "PRelu", slope: constant([1, 6, 1], [1, 2, 3, 4, 5, 6]) },
    [-4, -2, 0, 0.5, 2, 7],
  ),
  onRow("Sigmoid", { operator: "Sigmoid" }, row.map(sigmoid)),
  onRow("Tanh", { operator: "Tanh" }, row.map(Math.tanh)),
  onRow(
    "HardSigmoid alpha=0.2 beta=0.5",
    { operator: "HardSigmoid", alpha: 0.2, beta: 0.5 },
    [0, 0.3, 0.5, 0.6, 0.9, 1],
  ),
  onRow("HardSwish", { operator: "HardSwish" }, [0, -1 / 3, 0, 0.5 * (0.5 / 6 + 0.5), 2 * (2 / 6 + 0.5), 7]),
  onRow(
    "Gelu exact",
    { operator: "Gelu", approximate: "none" },
    [-0.00012668, -0.15865525, 0, 0.34573123, 1.9544997, 7],
  ),
  onRow("Gelu tanh", { operator: "Gelu", approximate: "tanh" }, [-0.00007025, -0.15880801, 0, 0.345714, 1.9545977, 7]),
  onRow("Clip 0…6", { operator: "Clip", minimum: 0, maximum: 6 }, [0, 0, 0, 0.5, 2, 6]),
  onRow("Clip without limits", { operator: "Clip", minimum: -Infinity, maximum: Infinity }, row),
  onRow("Dropout is the identity", { operator: "Dropout" }, row),
  onRow(
    "MaxPool: padding never wins, also where all real values are negative",
    { operator: "MaxPool", ...window, strides: [1, 3], pads: { ...noPads, left: 2 }, ceil: false },
    [-4, 0.5],
  ),
  onRow(
    "MaxPool ceil: a window hangs over the edge",
    { operator: "MaxPool", ...window, pads: noPads, ceil: true },
    [0, 2, 7],
  ),
  onRow("MaxPool dilation=2", { operator: "MaxPool", ...window, dilations: [1, 2], pads: noPads, ceil: false }, [2]),
  onRow(
    "AveragePool divides by real cells",
    { operator: "AveragePool", ...window, pads: { ...noPads, left: 1 }, ceil: false, countIncludePad: false },
    [-2.5, -0.5 / 3, 9.5 / 3],
  ),
  onRow(
    "AveragePool count_include_pad divides by declared padding too, never by the overhang",
    {
      operator: "AveragePool",
      ...window,
      strides: [1, 3],
      pads: { ...noPads, left: 1 },
      ceil: true,
      countIncludePad: true,
    },
    [-5 / 3, 2.5 / 3, 7],
  ),
  onRow(
    "AveragePool dilation=2",
    {
      operator: "AveragePool",
      ...window,
      dilations: [1, 2],
      pads: { ...noPads, right: 1 },
      ceil: false,
      countIncludePad: false,
    },
    [-2 / 3, 1],
  ),
  onRow("GlobalAveragePool", { operator: "GlobalAveragePool" }, [0.75]),
  onRow("GlobalMaxPool", { operator: "GlobalMaxPool" }, [7]),
  onRow(
    "InstanceNormalization",
    { operator: "InstanceNormalization", gamma: Float32Array.of(2), beta: Float32Array.of(1), epsilon: 0 },
    row.map((value) => 1 + (2 * (value - 0.75)) / Math.sqrt(row.reduce((sum, x) => sum + (x - 0.75) ** 2, 0) / 6)),
  ),
  onRow(
    "Mul by a scalar",
    { operator: "Mul", operands: [{ layer: "input" }, { constant: constant([], [3]) }] },
    [-12, -3, 0, 1.5, 6, 21],
  ),
  onRow(
    "Sub from a constant of one row",
    { operator: "Sub", operands: [{ constant: constant([1, 6, 1], [1, 2, 3, 4, 5, 6]) }, { layer: "input" }] },
    [5, 3, 3, 3.5, 3, -1],
  ),
  onRow(
    "Div of itself by 2",
    { operator: "Div", operands: [{ layer: "input" }, { constant: constant([1, 1, 1], [2]) }] },
    [-2, -0.5, 0, 0.25, 1, 3.5],
  ),
  onRow("Sum of three", { operator: "Sum", inputs: ["input", "input", "input"] }, [-12, -3, 0, 1.5, 6, 21]),
  onRow(
    "Slice backwards by 2",
    { operator: "Slice", starts: [0, 5, 0], sizes: [1, 3, 1], steps: [1, -2, 1] },
    [7, 0.5, -1],
  ),
  onRow(
    "Pad reflect",
    {
      operator: "Pad",
      mode: "reflect",
      amounts: [
        [0, 0],
        [2, 1],
        [0, 0],
      ],
      value: 0,
    },
    [0, -1, ...row, 2],
  ),
  onRow(
    "Pad edge, cropping behind",
    {
      operator: "Pad",
      mode: "edge",
      amounts: [
        [0, 0],
        [2, -2],
        [0, 0],
      ],
      value: 0,
    },
    [-4, -4, -4, -1, 0, 0.5],
  ),
  onRow(
    "Pad constant, cropping before",
    {
      operator: "Pad",
      mode: "constant",
      amounts: [
        [0, 0],
        [-4, 1],
        [0, 0],
      ],
      value: 9,
    },
    [2, 7, 9],
  ),
  onRow("ReduceMean over width", { operator: "ReduceMean", axes: [1], keepDimensions: false }, [0.75]),
  {
    title: "LRN size=3: over neighbouring channels, fewer at the ends",
    shape: [1, 1, 4],
    image: [1, 2, 3, 4],
    layers: [{ operator: "LRN", size: 3, alpha: 3, beta: 0.5, bias: 1 }],
    expected: [1 / Math.sqrt(6), 2 / Math.sqrt(15), 3 / Math.sqrt(30), 4 / Math.sqrt(26)],
  },
  {
    title: "LRN size=2: an even window reaches further behind",
    shape: [1, 1, 3],
    image: [1, 2, 3],
    layers: [{ operator: "LRN", size: 2, alpha: 2, beta: 1, bias: 1 }],
    expected: [1 / 6, 2 / 14, 3 / 10],
  },
  {
    title: "BatchNormalization keeps the sign of its scale",
    shape: [1, 1, 2],
    image: [3, 5],
    layers: [
      {
        operator: "BatchNormalization",
        gamma: Float32Array.of(-2, 3),
        beta: Float32Array.of(1, 0),
        mean: Float32Array.of(1, 2),
        variance: Float32Array.of(3, 8),
        epsilon: 1,
      },
    ],
    expected: [-1, 3],
  },
  {
    title: "Flatten channels-first, then Gemm",
    shape: [1, 2, 2],
    image: [1, 2, 3, 4],
    layers: [
      { operator: "Flatten", shape: [4], order: "channels-first" },
      { operator: "Gemm", weights: constant([4, 2], [1, 0, 10, 0, 100, 0, 0, 1]), bias: Float32Array.of(0, 0.5) },
    ],
    expected: [231, 4.5],
  },
  {
    title: "Flatten channels-last",
    shape: [1, 2, 2],
    image: [1, 2, 3, 4],
    layers: [{ operator: "Flatten", shape: [4], order: "channels-last" }],
    expected: [1, 2, 3, 4],
  },
  {
    title: "Reshape, Transpose, Reshape shuffles channels as ONNX counts them",
    shape: [1, 2, 4],
    image: [0, 1, 2, 3, 10, 11, 12, 13],
    layers: [
      { operator: "Reshape", name: "split", shape: [2, 2, 1, 2], order: "channels-first" },
      { operator: "Transpose", permutation: [1, 0, 2, 3] },
      { operator: "Reshape", name: "merge", shape: [1, 2, 4], order: "channels-first" },
    ],
    expected: [0, 2, 1, 3, 10, 12, 11, 13],
  },
  {
    title: "MatMul of a map with its transpose, channel by channel",
    shape: [1, 2, 2],
    image: [1, 10, 2, 20],
    layers: [
      { operator: "Transpose", permutation: [1, 0, 2] },
      { operator: "MatMul", operands: [{ layer: "input" }, { layer: "Transpose" }], inputs: ["input", "Transpose"] },
    ],
    expected: [5, 500],
  },
  {
    title: "MatMul by a constant matrix",
    shape: [2, 2, 1],
    image: [1, 2, 3, 4],
    layers: [{ operator: "MatMul", operands: [{ layer: "input" }, { constant: constant([2, 1, 1], [1, 10]) }] }],
    expected: [21, 43],
  },
  {
    title: "Concat along channels",
    shape: [1, 2, 1],
    image: [1, 2],
    layers: [{ operator: "Relu" }, { operator: "Concat", axis: 2, inputs: ["input", "Relu"] }],
    expected: [1, 1, 2, 2],
  },
  {
    title: "Softmax over height and width",
    shape: [1, 2, 2],
    image: [0, 1, 0, 1 + Math.log(3)],
    layers: [{ operator: "Softmax", axes: [0, 1] }],
    expected: [0.5, 0.25, 0.5, 0.75],
  },
  {
    title: "LogSoftmax of large values",
    shape: [1, 1, 2],
    image: [1000, 1000],
    layers: [{ operator: "LogSoftmax", axes: [2] }],
    expected: [-Math.LN2, -Math.LN2],
  },
  {
    title: "Add repeats axes of length 1",
    shape: [2, 1, 2],
    image: [1, 2, 3, 4],
    layers: [
      { operator: "GlobalMaxPool" },
      {
        operator: "Add",
        operands: [{ layer: "input" }, { layer: "GlobalMaxPool" }],
        inputs: ["input", "GlobalMaxPool"],
      },
    ],
    expected: [4, 6, 6, 8],
  },
];

describe("applyLayer", () => {
  beforeAll(startCpu);

  it.for(cases)("$title", async ({ shape, image, layers, expected }) => {
    const output = await outputOf(shape, image, layers);
    expect(output).toHaveLength(expected.length);
    for (const [index, value] of output.entries()) expect(value).toBeCloseTo(expected[index]!, 4);
  });

  it("names the layer whose weight was left out", () => {
    const layer = {
      name: "fc8",
      operator: "Gemm",
      inputs: ["input"],
      shape: [1],
      weights: constant([1, 1], [1]),
      bias: undefined,
    } as const;
    expect(() => applyLayer(layer, {}, [tf.tensor2d([[1]])])).toThrow(
      'layer fc8 (Gemm): expected the weight "weights"',
    );
  });
});
