import { seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, it } from "vitest";
import { differentiate } from "../test/autodiff.ts";
import { expectClose } from "../test/expect-close.ts";
import { projectFull } from "../test/project-full.ts";
import { type ChainedLayer, noPads, runLayers } from "../test/run-layers.ts";
import { startCpu } from "../test/start-cpu.ts";
import { runForward } from "./index.ts";

const [height, width, channels] = [6, 5, 4];
const random = seededRandom(11);
const values = (count: number) => Float32Array.from({ length: count }, () => random() * 2 - 1);
const constant = (...shape: number[]) => ({ shape, data: values(shape.reduce((a, b) => a * b, 1)) });
const conv: ChainedLayer = {
  operator: "Conv",
  name: "before",
  kernel: [3, 3],
  strides: [1, 1],
  dilations: [1, 1],
  pads: { top: 1, left: 1, bottom: 1, right: 1 },
  groups: 1,
  filters: constant(3, 3, channels, channels),
  bias: values(channels),
};
const dense: readonly ChainedLayer[] = [
  { operator: "Flatten", shape: [height * width * channels], order: "channels-last" },
  { operator: "Gemm", weights: constant(height * width * channels, 3), bias: values(3) },
];
const both = (operator: "Mul" | "Div" | "MatMul", left: string, right: string): ChainedLayer => ({
  operator,
  operands: [{ layer: left }, { layer: right }],
  inputs: [left, right],
});
const positive: ChainedLayer = { operator: "Sigmoid", name: "positive", inputs: ["before"] };

const operators: readonly (readonly [string, readonly ChainedLayer[]])[] = [
  ["Elu", [{ operator: "Elu", alpha: 0.7 }]],
  ["Sigmoid", [{ operator: "Sigmoid" }]],
  ["Tanh", [{ operator: "Tanh" }]],
  ["HardSigmoid", [{ operator: "HardSigmoid", alpha: 0.3, beta: 0.4 }]],
  ["HardSwish", [{ operator: "HardSwish" }]],
  ["Gelu", [{ operator: "Gelu", approximate: "none" }]],
  ["Gelu by tanh", [{ operator: "Gelu", approximate: "tanh" }]],
  ["PRelu, a slope a channel", [{ operator: "PRelu", slope: constant(1, 1, channels) }]],
  ["PRelu, a slope a row", [{ operator: "PRelu", slope: constant(height, 1, channels) }]],
  ["LRN odd", [{ operator: "LRN", size: 3, alpha: 2, beta: 0.75, bias: 1 }]],
  ["LRN even", [{ operator: "LRN", size: 4, alpha: 2, beta: 0.5, bias: 2 }]],
  ["InstanceNormalization", [{ operator: "InstanceNormalization", gamma: values(4), beta: values(4), epsilon: 0.1 }]],
  ["Softmax over channels", [{ operator: "Softmax", axes: [2] }]],
  ["Softmax over places", [{ operator: "Softmax", axes: [0, 1] }]],
  ["LogSoftmax", [{ operator: "LogSoftmax", axes: [2] }]],
  ["ReduceMean, axes kept", [{ operator: "ReduceMean", axes: [2], keepDimensions: true }]],
  ["ReduceMean over places", [{ operator: "ReduceMean", axes: [0, 1], keepDimensions: false }]],
  ["Transpose", [{ operator: "Transpose", permutation: [1, 2, 0] }]],
  ["Reshape", [{ operator: "Reshape", shape: [5, 12, 2], order: "channels-first" }]],
  ["Slice by steps", [{ operator: "Slice", starts: [5, 0, 3], sizes: [3, 2, 2], steps: [-2, 3, -1] }]],
  [
    "Pad reflect",
    [
      {
        operator: "Pad",
        mode: "reflect",
        amounts: [
          [3, 1],
          [2, 4],
          [0, 1],
        ],
        value: 0,
      },
    ],
  ],
  [
    "Pad edge",
    [
      {
        operator: "Pad",
        mode: "edge",
        amounts: [
          [2, -1],
          [0, 3],
          [0, 0],
        ],
        value: 0,
      },
    ],
  ],
  [
    "Pad constant, channels too",
    [
      {
        operator: "Pad",
        mode: "constant",
        amounts: [
          [2, -1],
          [-1, 3],
          [1, -2],
        ],
        value: 1,
      },
    ],
  ],
  ["GlobalMaxPool", [{ operator: "GlobalMaxPool" }]],
  ["Concat over rows", [{ operator: "Concat", axis: 0, inputs: ["before", "input", "before"] }]],
  ["Mul of two layers", [both("Mul", "before", "input")]],
  ["Mul by itself", [both("Mul", "before", "before")]],
  [
    "Mul by a map of constants",
    [{ operator: "Mul", operands: [{ constant: constant(height, width, 1) }, { layer: "before" }] }],
  ],
  ["Div of two layers", [positive, both("Div", "before", "positive")]],
  [
    "Div of a constant",
    [positive, { operator: "Div", operands: [{ constant: constant(1, width, channels) }, { layer: "positive" }] }],
  ],
  ["Sub from a scalar", [{ operator: "Sub", operands: [{ constant: constant() }, { layer: "before" }] }]],
  ["MatMul of two layers", [{ operator: "Transpose", permutation: [1, 0, 2] }, both("MatMul", "before", "Transpose")]],
  [
    "MatMul by a constant",
    [{ operator: "MatMul", operands: [{ layer: "before" }, { constant: constant(width, 3, 1) }] }],
  ],
  [
    "MatMul of dense layers",
    [
      { operator: "Reshape", name: "rows", shape: [height, width * channels], order: "channels-last" },
      {
        operator: "Reshape",
        name: "columns",
        shape: [width * channels, height],
        order: "channels-last",
        inputs: ["before"],
      },
      both("MatMul", "rows", "columns"),
      { operator: "Flatten", shape: [height * height], order: "channels-last" },
    ],
  ],
  ["Gemm over channels of a map", [{ operator: "Gemm", weights: constant(channels, 3), bias: undefined }]],
  ["Softmax behind a dense layer", [...dense, { operator: "Softmax", axes: [0] }]],
  [
    "Conv dilated and strided",
    [{ ...conv, name: "Conv", strides: [2, 1], dilations: [2, 2], pads: { ...noPads, left: 2 } } as ChainedLayer],
  ],
  [
    "Conv dilated in groups",
    [
      {
        ...conv,
        name: "Conv",
        groups: 2,
        dilations: [1, 2],
        filters: constant(3, 3, 2, 4),
        bias: undefined,
      } as ChainedLayer,
    ],
  ],
];

describe("the way back by gradient equals automatic differentiation, alone and beside other images", () => {
  beforeAll(startCpu);

  it.for(operators)("%s", async ([, layers]) => {
    const image = Array.from({ length: height * width * channels }, () => random() * 2 - 1);
    const run = runLayers([height, width, channels], image, [conv, ...layers]);
    const { network } = run.compiled;
    const others = tf.randomNormal<tf.Rank.R4>([2, height, width, channels], 0, 1, "float32", 1);
    const three = tf.concat<tf.Tensor4D>([others, run.input]);
    const beside = runForward(run.compiled, three);
    const { shape } = network.layers.at(-1)!;
    for (let draw = 0; draw < 4; draw += 1) {
      const [y, x, channel] = (shape.length === 3 ? shape : [1, 1, shape[0]!]).map((length) =>
        Math.floor(random() * length!),
      );
      const unit = { layer: network.output, channel: channel!, y: y!, x: x! };
      const expected = await differentiate(run.compiled, run.input, unit);
      expectClose(await projectFull(run.pass, unit, { rule: "gradient", seed: "one" }), expected, 1e-5);
      const third = { ...unit, passImage: 2 };
      expectClose(await projectFull(beside, third, { rule: "gradient", seed: "one" }), expected, 1e-5);
    }
    beside.dispose();
    tf.dispose([others, three]);
    run.dispose();
  });
});
