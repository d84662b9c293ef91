import { describe, expect, it } from "vitest";
import type { Network } from "../network.ts";
import { NetworkError, type NetworkErrorCode } from "../network-error.ts";
import type { Shape } from "../shape.ts";
import { functionalModel, kerasLayer, storeModel } from "../testing/keras-model.ts";
import { padsOf, wave } from "../testing/layer-specs.ts";
import { readTfjsLayers } from "./read-tfjs-layers.ts";

type Stored = ReturnType<typeof storeModel>;

function read({ modelJson, weights }: Stored, inputShape?: Shape): Network {
  return readTfjsLayers(modelJson, weights, inputShape && { inputShape }).network;
}

function rejected(stored: { modelJson: unknown; weights: Uint8Array }, inputShape?: Shape): [NetworkErrorCode, string] {
  try {
    readTfjsLayers(stored.modelJson, stored.weights, inputShape && { inputShape });
  } catch (error) {
    if (error instanceof NetworkError) return [error.code, error.message];
    throw error;
  }
  throw new Error("expected a NetworkError, got a network");
}

function summary(network: Network): string[] {
  return network.layers.map(
    ({ name, operator, inputs, shape }) => `${operator} ${name}(${inputs.join(", ")}) ${shape.join("×")}`,
  );
}

const conv = (config: object = {}, from = "image") =>
  kerasLayer("Conv2D", "conv", { filters: 2, kernel_size: [3, 3], ...config }, [from]);
const convWeights = { "conv/kernel": [3, 3, 3, 2], "conv/bias": [2] };

describe("readTfjsLayers: structure", () => {
  it("reads a fused activation as two layers, the second with the layer's name", () => {
    const dense = kerasLayer("Dense", "output", { units: 4, activation: "softmax" }, ["flat"]);
    const model = functionalModel([2, 2, 3], [kerasLayer("Flatten", "flat", {}, ["image"]), dense], {
      "output/kernel": [12, 4],
      "output/bias": [4],
    });
    expect(summary(read(model))).toEqual([
      "Input image() 2×2×3",
      "Flatten flat(image) 12",
      "Gemm output_logits(flat) 4",
      "Softmax output(output_logits) 4",
    ]);
    expect(read(model).layers[1]).toMatchObject({ order: "channels-last" });
  });

  it("reads a Sequential model without an InputLayer, as a list or with a name", () => {
    const layers = [
      kerasLayer("Conv2D", "conv", { batch_input_shape: [null, 5, 5, 3], kernel_size: 3 }),
      kerasLayer("ReLU", "relu"),
    ];
    for (const config of [layers, { name: "s", layers }]) {
      expect(summary(read(storeModel({ class_name: "Sequential", config }, convWeights)))).toEqual([
        "Input conv_input() 5×5×3",
        "Conv conv(conv_input) 3×3×2",
        "Relu relu(conv) 3×3×2",
      ]);
    }
  });

  it("reads what the converter from Keras writes around the model", () => {
    const { modelJson, weights } = functionalModel([5, 5, 3], [conv()], convWeights);
    const topology = { keras_version: "2.15.0", backend: "tensorflow", model_config: modelJson.modelTopology };
    expect(summary(read({ modelJson: { ...modelJson, modelTopology: topology }, weights }))).toHaveLength(2);
  });

  it("reads Keras 3's inbound nodes and batch_shape", () => {
    const tensor = (name: string) => ({
      class_name: "__keras_tensor__",
      config: { shape: [null, 4, 4, 1], keras_history: [name, 0, 0] },
    });
    const layers = [
      {
        class_name: "InputLayer",
        name: "image",
        config: { name: "image", batch_shape: [null, 4, 4, 1] },
        inbound_nodes: [],
      },
      {
        class_name: "ReLU",
        name: "relu",
        config: { name: "relu" },
        inbound_nodes: [{ args: [tensor("image")], kwargs: {} }],
      },
      {
        class_name: "Add",
        name: "sum",
        config: { name: "sum" },
        inbound_nodes: [{ args: [[tensor("relu"), tensor("image")]], kwargs: {} }],
      },
    ];
    const config = { name: "model", layers, input_layers: ["image", 0, 0], output_layers: ["sum", 0, 0] };
    expect(summary(read(storeModel({ class_name: "Functional", config }, {})))).toEqual([
      "Input image() 4×4×1",
      "Relu relu(image) 4×4×1",
      "Add sum(relu, image) 4×4×1",
    ]);
  });

  it("reads a layer that is used twice as two layers", () => {
    const shared = {
      ...kerasLayer("ReLU", "relu"),
      inbound_nodes: [[["image", 0, 0, {}]], [["half", 0, 0, {}]]],
    };
    const half = kerasLayer("MaxPooling2D", "half", { pool_size: 2 }, ["relu"]);
    const end = { ...kerasLayer("Flatten", "end"), inbound_nodes: [[["relu", 1, 0, {}]]] };
    expect(summary(read(functionalModel([4, 4, 1], [shared, half, end])))).toEqual([
      "Input image() 4×4×1",
      "Relu relu(image) 4×4×1",
      "MaxPool half(relu) 2×2×1",
      "Relu relu_1(half) 2×2×1",
      "Flatten end(relu_1) 4",
    ]);
  });

  it("puts the layers of nested models in the place of the models, and finds their weights", () => {
    const inner = kerasLayer("Model", "features", {
      layers: [
        kerasLayer("InputLayer", "inner_image", { batch_input_shape: [null, 5, 5, 3] }),
        conv({}, "inner_image"),
        kerasLayer("ReLU", "relu", {}, ["conv"]),
      ],
      input_layers: [["inner_image", 0, 0]],
      output_layers: [["relu", 0, 0]],
    });
    const head = kerasLayer("Sequential", "head", {
      layers: [kerasLayer("Flatten", "flat", { batch_input_shape: [null, 3, 3, 2] }), kerasLayer("Activation", "end")],
    });
    const wanted = [
      "Conv conv(inner_image) 3×3×2",
      "Relu relu(conv) 3×3×2",
      "Flatten flat(relu) 18",
      "Identity end(flat) 18",
    ];
    const chain = storeModel({ class_name: "Sequential", config: { name: "s", layers: [inner, head] } }, convWeights);
    expect(summary(read(chain)).slice(1)).toEqual(wanted);
    const called = (layer: object, from: string) => ({ ...layer, inbound_nodes: [[[from, 0, 0, {}]]] });
    const graph = functionalModel(
      [5, 5, 3],
      [
        { ...inner, ...called({}, "image") },
        { ...head, ...called({}, "features") },
      ],
      convWeights,
    );
    expect(summary(read(graph)).slice(1)).toEqual([wanted[0]?.replace("inner_image", "image"), ...wanted.slice(1)]);
  });

  it("takes the first of several outputs and warns", () => {
    const { modelJson, weights } = functionalModel(
      [4, 4, 1],
      [kerasLayer("ReLU", "first", {}, ["image"]), kerasLayer("ReLU", "second", {}, ["image"])],
    );
    Object.assign(modelJson.modelTopology, {
      config: {
        ...configOf(modelJson),
        output_layers: [
          ["first", 0, 0],
          ["second", 0, 0],
        ],
      },
    });
    const { network, warnings } = readTfjsLayers(modelJson, weights);
    expect(network.output).toBe("first");
    expect(warnings).toEqual(['of several outputs the first, "first", is read; not second']);
  });

  it("takes an open height and width from the options", () => {
    const model = functionalModel([null, null, 3], [conv()], convWeights);
    expect(read(model, [6, 7, 3]).layers.at(-1)?.shape).toEqual([4, 5, 2]);
    expect(rejected(model)).toEqual([
      "open-shape",
      'layer "image" (InputLayer): leaves the input\'s shape open ([null,null,3]); say it as [height, width, channels]',
    ]);
    expect(rejected(model, [6, 7, 4])).toEqual([
      "inconsistent",
      'layer "image" (InputLayer): expects the input [null,null,3], got [6, 7, 4]',
    ]);
  });
});

function configOf(modelJson: Stored["modelJson"]): object {
  const topology: { config?: object } = modelJson.modelTopology;
  return topology.config ?? {};
}

describe("readTfjsLayers: layers", () => {
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

describe("readTfjsLayers: refusals", () => {
  const one = (className: string, config: object = {}, from: readonly string[] = ["image"]) =>
    functionalModel([4, 4, 3], [kerasLayer(className, "x", config, from)]);

  it.each<[string, Stored, NetworkErrorCode, string]>([
    [
      "an unknown layer",
      one("UpSampling2D"),
      "unsupported",
      'layer "x" (UpSampling2D): is not among the layers that are read: Activation, ',
    ],
    [
      "an unknown activation",
      one("Activation", { activation: "mish" }),
      "unsupported",
      'layer "x" (Activation): expected one of the activations relu, ',
    ],
    [
      "channels first",
      one("MaxPooling2D", { data_format: "channels_first" }),
      "unsupported",
      'layer "x" (MaxPooling2D): expected data_format channels_last, got channels_first',
    ],
    ["a threshold", one("ReLU", { threshold: 1 }), "unsupported", 'layer "x" (ReLU): expected a threshold of 0, got 1'],
    [
      "causal padding",
      one("MaxPooling2D", { padding: "causal" }),
      "unsupported",
      'layer "x" (MaxPooling2D): expected the padding valid or same, got "causal"',
    ],
    [
      "stride 0 under same padding",
      one("MaxPooling2D", { padding: "same", strides: 0 }),
      "malformed",
      'layer "x" (MaxPooling2D): expected strides of at least 1, got 0 × 0',
    ],
    [
      "a pool as large as nothing",
      one("MaxPooling2D", { pool_size: "2" }),
      "malformed",
      'layer "x" (MaxPooling2D): expected pool_size to be a list, got "2"',
    ],
    [
      "a pool larger than its map",
      one("MaxPooling2D", { pool_size: 5 }),
      "inconsistent",
      'layer "x" (MaxPool): expected a padded height of at least 5 for its window, got 4',
    ],
    [
      "batch normalisation over rows",
      one("BatchNormalization", { axis: 1 }),
      "unsupported",
      'layer "x" (BatchNormalization): expected to normalise the last axis, got axis 1',
    ],
    [
      "an axis over the batch",
      one("Softmax", { axis: 0 }),
      "unsupported",
      'layer "x" (Softmax): expected an axis of 1 to 3 (0 is the batch), got 0',
    ],
    [
      "two −1 in a shape",
      one("Reshape", { target_shape: [-1, -1] }),
      "malformed",
      'layer "x" (Reshape): expected at most one −1 in target_shape, got [-1, -1]',
    ],
    [
      "a shape that does not fit",
      one("Reshape", { target_shape: [7, -1] }),
      "inconsistent",
      'layer "x" (Reshape): expected an output of at least one element',
    ],
    [
      "a permutation of the batch",
      one("Permute", { dims: [0, 1, 2] }),
      "inconsistent",
      'layer "x" (Transpose): expected a permutation of 3 axes, got [-1, 0, 1]',
    ],
    [
      "negative padding",
      one("ZeroPadding2D", {
        padding: [
          [-1, 0],
          [0, 0],
        ],
      }),
      "malformed",
      'layer "x" (ZeroPadding2D): expected padding of whole numbers from 0',
    ],
    ["a sum of one", one("Subtract"), "inconsistent", 'layer "x" (Subtract): expected 2 inputs, got 1'],
    [
      "a layer that reads nothing",
      one("ReLU", {}, []),
      "inconsistent",
      'layer "x" (ReLU): expected at least one input, got none',
    ],
    [
      "an unknown input",
      one("ReLU", {}, ["nowhere"]),
      "inconsistent",
      'layer "x" (ReLU): reads "nowhere", and no layer has that name',
    ],
    ["a missing weight", one("Dense"), "malformed", 'layer "x" (Dense): has no weight "x/kernel" in the file'],
    [
      "filters of other channels",
      functionalModel([5, 5, 4], [conv()], convWeights),
      "inconsistent",
      'layer "conv" (Conv): filters [3, 3, 3, 2] expect 3 channels, got 4',
    ],
    [
      "a bias of the wrong length",
      functionalModel([5, 5, 3], [conv()], { ...convWeights, "conv/bias": [3] }),
      "inconsistent",
      'layer "conv" (Conv): expected 2 values for bias, one a channel, got 3',
    ],
    [
      "a bias of two axes",
      functionalModel([5, 5, 3], [conv()], { ...convWeights, "conv/bias": [1, 2] }),
      "inconsistent",
      'layer "conv" (Conv2D): expected bias of one axis, got [1, 2]',
    ],
    [
      "an input that is no image",
      functionalModel([10], [kerasLayer("ReLU", "x", {}, ["image"])]),
      "unsupported",
      'layer "image" (InputLayer): expected an input of [height, width, channels], got [10] besides the batch',
    ],
  ])("%s", (_, stored, code, message) => {
    const [gotCode, gotMessage] = rejected(stored);
    expect(gotMessage.slice(0, message.length)).toBe(message);
    expect(gotCode).toBe(code);
  });

  it("several inputs, by name", () => {
    const mask = kerasLayer("InputLayer", "mask", { batch_input_shape: [null, 4, 4, 1] });
    expect(rejected(functionalModel([4, 4, 3], [mask]))).toEqual([
      "unsupported",
      'expected a model of one input, got 2: "image", "mask"',
    ]);
  });

  it("cycles", () => {
    const layers = [kerasLayer("ReLU", "a", {}, ["b"]), kerasLayer("ReLU", "b", {}, ["a"])];
    expect(rejected(functionalModel([4, 4, 3], layers))).toEqual([
      "inconsistent",
      "layers read each other in a cycle: a ← b ← a",
    ]);
  });

  it("graph models", () => {
    expect(rejected({ modelJson: { format: "graph-model" }, weights: new Uint8Array() })).toEqual([
      "unsupported",
      'model.json: expected the format layers-model, got "graph-model"',
    ]);
  });

  it.each([
    [null, "model.json: expected an object, got null"],
    [[], "model.json: expected an object, got []"],
    [{}, "modelTopology: expected an object, got nothing"],
    [
      { modelTopology: { class_name: "Sequential", config: { layers: [] } } },
      "modelTopology: config: expected at least one layer, got none",
    ],
    [{ modelTopology: { class_name: "Sequential", config: { layers: [3] } } }, "layer 0: expected an object, got 3"],
    [
      { modelTopology: { class_name: "Model", config: { layers: [{ class_name: "ReLU" }] } } },
      "layer 0: config: expected an object, got nothing",
    ],
    [
      { modelTopology: { class_name: "Model", config: { layers: {} } } },
      "modelTopology: config: expected layers to be a list, got {}",
    ],
  ])("%j", (modelJson, message) => {
    expect(rejected({ modelJson, weights: new Uint8Array() })).toEqual(["malformed", message]);
  });

  it("models nested without end, or multiplied", () => {
    const nest = (depth: number, calls: number): object => {
      const inner = depth === 0 ? kerasLayer("ReLU", "x", {}, ["in"]) : nest(depth - 1, calls);
      const input = kerasLayer("InputLayer", "in", { batch_input_shape: [null, 4, 4, 3] });
      const config = { name: "x", layers: [input, inner], input_layers: [["in", 0, 0]], output_layers: [["x", 0, 0]] };
      const inbound = Array.from({ length: calls }, (_, call) => [
        [call === 0 ? "in" : "x", Math.max(0, call - 1), 0, {}],
      ]);
      return { class_name: "Model", name: "x", config, inbound_nodes: inbound };
    };
    const weights = new Uint8Array();
    expect(rejected({ modelJson: { modelTopology: nest(20, 1) }, weights })).toEqual([
      "unsupported",
      'layer "x" (Model): expected models nested up to 16 deep',
    ]);
    expect(rejected({ modelJson: { modelTopology: nest(15, 8) }, weights })[1]).toContain(
      "expected a model of at most 100000 layers",
    );
  });

  it("inbound nodes nested without end", () => {
    const nested = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`);
    const layer = { ...kerasLayer("ReLU", "x"), inbound_nodes: [nested] };
    const [code, message] = rejected(functionalModel([4, 4, 3], [layer]));
    expect([code, message]).toEqual(["malformed", 'layer "x" (ReLU): expected inbound nodes nested up to 16 deep']);
  });
});
