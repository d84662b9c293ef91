import { describe, expect, it } from "vitest";
import { functionalModel, kerasLayer } from "../testing/keras-model.ts";
import { padsOf, wave } from "../testing/layer-specs.ts";
import { conv, convWeights, read, summary } from "../testing/read-keras-model.ts";

describe("Keras layers", () => {
  it.each([
    [5, [3, 3], [2, 2], padsOf(1)],
    [6, [3, 3], [2, 2], padsOf(0, 0, 1, 1)],
    [6, [2, 4], [1, 1], padsOf(0, 1, 1, 2)],
    [7, [1, 1], [3, 3], padsOf(0)],
  ] as const)("same padding of %i cells, k=%j s=%j puts the odd cell behind", (side, kernel, strides, pads) => {
    const pool = kerasLayer("MaxPooling2D", "pool", { pool_size: kernel, strides, padding: "same" }, ["image"]);
    const layer = read(functionalModel([side, side, 1], [pool])).layers[1];
    expect(layer).toMatchObject({ operator: "MaxPool", pads, ceil: false });
    expect(layer?.shape).toEqual([Math.ceil(side / strides[0]), Math.ceil(side / strides[1]), 1]);
  });

  it("keeps filters as they are stored, a depthwise kernel with its multiplier folded into the last axis", () => {
    const depthwise = kerasLayer("DepthwiseConv2D", "dw", { kernel_size: 3, depth_multiplier: 2, use_bias: false }, [
      "conv",
    ]);
    const model = functionalModel([7, 7, 3], [conv(), depthwise], {
      ...convWeights,
      "dw/depthwise_kernel": [3, 3, 2, 2],
    });
    const [, first, second] = read(model).layers;
    expect(first).toMatchObject({ groups: 1, filters: { shape: [3, 3, 3, 2], data: wave(54) }, bias: wave(2) });
    expect(second).toMatchObject({ groups: 2, filters: { shape: [3, 3, 1, 4], data: wave(36) }, bias: undefined });
  });

  it("reads a global pool as a map and its flattening, or as a map where axes are kept", () => {
    const pool = (config: object) =>
      read(functionalModel([4, 5, 2], [kerasLayer("GlobalAveragePooling2D", "gap", config, ["image"])]));
    expect(summary(pool({})).slice(1)).toEqual(["GlobalAveragePool gap(image) 1×1×2", "Flatten gap_flat(gap) 2"]);
    expect(pool({}).output).toBe("gap_flat");
    expect(summary(pool({ keepdims: true })).slice(1)).toEqual(["GlobalAveragePool gap(image) 1×1×2"]);
  });

  it("does not count padding in average pools", () => {
    const pool = kerasLayer("AveragePooling2D", "pool", { padding: "same" }, ["image"]);
    expect(read(functionalModel([5, 5, 1], [pool])).layers[1]).toMatchObject({
      kernel: [2, 2],
      strides: [2, 2],
      pads: padsOf(0, 0, 1, 1),
      countIncludePad: false,
    });
  });

  it.each([
    ["relu6", { operator: "Clip", minimum: 0, maximum: 6 }],
    ["hard_sigmoid", { operator: "HardSigmoid", alpha: 0.2, beta: 0.5 }],
    ["hardSigmoid", { operator: "HardSigmoid" }],
    ["gelu_new", { operator: "Gelu", approximate: "tanh" }],
    ["logSoftmax", { operator: "LogSoftmax", axes: [2] }],
    [{ class_name: "Relu", config: {} }, { operator: "Relu" }],
    [null, { operator: "Identity" }],
  ])("activation %j", (activation, expected) => {
    const layer = kerasLayer("Activation", "act", { activation }, ["image"]);
    expect(read(functionalModel([2, 2, 3], [layer])).layers[1]).toMatchObject(expected);
  });

  it.each([
    [{}, { operator: "Relu" }],
    [{ max_value: 6 }, { operator: "Clip", minimum: 0, maximum: 6 }],
    [{ negative_slope: 0.1 }, { operator: "LeakyRelu", alpha: 0.1 }],
  ])("ReLU %j", (config, expected) => {
    expect(read(functionalModel([2, 2, 3], [kerasLayer("ReLU", "relu", config, ["image"])])).layers[1]).toMatchObject(
      expected,
    );
  });

  it("subtracts in the order of the inputs", () => {
    const layers = [kerasLayer("ReLU", "relu", {}, ["image"]), kerasLayer("Subtract", "less", {}, ["relu", "image"])];
    expect(read(functionalModel([2, 2, 3], layers)).layers[2]).toMatchObject({
      operator: "Sub",
      operands: [{ layer: "relu" }, { layer: "image" }],
    });
  });
});
