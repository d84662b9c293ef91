import { describe, expect, it } from "vitest";
import type { NetworkErrorCode } from "../network-error.ts";
import { functionalModel, kerasLayer } from "../testing/keras-model.ts";
import { conv, convWeights, rejected, type Stored } from "../testing/read-keras-model.ts";

describe("readTfjsLayers refuses", () => {
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
