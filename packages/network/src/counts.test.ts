import { describe, expect, it } from "vitest";
import { buildNetwork } from "./build-network.ts";
import { countFlops } from "./count-flops.ts";
import { countParameters } from "./count-parameters.ts";
import { isProjectable } from "./is-projectable.ts";
import type { LayerSpec } from "./layer-spec.ts";
import { convSpec, inputSpec, reluSpec } from "./testing/layer-specs.ts";

const vector = new Float32Array(6);
const specs: LayerSpec[] = [
  inputSpec([5, 7, 4]),
  convSpec("conv", "input", { groups: 2, channels: 4, filters: 6 }),
  {
    operator: "BatchNormalization",
    name: "norm",
    inputs: ["conv"],
    gamma: vector,
    beta: vector,
    mean: vector,
    variance: vector,
    epsilon: 1,
  },
  reluSpec("relu", "norm"),
  {
    operator: "MatMul",
    name: "matmul",
    inputs: ["relu"],
    operands: [{ layer: "relu" }, { constant: { shape: [5, 2, 1], data: new Float32Array(10) } }],
  },
  { operator: "Flatten", name: "flatten", inputs: ["relu"], shape: [90], order: "channels-first" },
  {
    operator: "Gemm",
    name: "fc",
    inputs: ["flatten"],
    weights: { shape: [90, 10], data: new Float32Array(900) },
    bias: undefined,
  },
  {
    operator: "Mul",
    name: "scaled",
    inputs: ["fc"],
    operands: [{ layer: "fc" }, { constant: { shape: [], data: Float32Array.of(2) } }],
  },
];
const network = buildNetwork(specs, "scaled");

function table<Value>(read: (layer: (typeof network.layers)[number]) => Value): Record<string, Value> {
  return Object.fromEntries(network.layers.map((layer) => [layer.name, read(layer)]));
}

describe("countParameters", () => {
  it("counts every floating-point value of a layer", () => {
    expect(table(countParameters)).toEqual({
      input: 0,
      conv: 3 * 3 * 2 * 6 + 6,
      norm: 24,
      relu: 0,
      matmul: 10,
      flatten: 0,
      fc: 900,
      scaled: 1,
    });
  });
});

describe("countFlops", () => {
  it("counts two a multiply-add of convolutions and dense layers, groups regarded, biases not", () => {
    expect(table((layer) => countFlops(network, layer))).toEqual({
      input: 0,
      conv: 2 * (3 * 5 * 6) * (3 * 3 * 2),
      norm: 0,
      relu: 0,
      matmul: 2 * (3 * 2 * 6) * 5,
      flatten: 0,
      fc: 2 * 900,
      scaled: 0,
    });
  });
});

describe("isProjectable", () => {
  it("is true of maps and dense outputs behind the input", () => {
    expect(table(isProjectable)).toMatchObject({ input: false, conv: true, relu: true, flatten: true, scaled: true });
  });
});
