import { describe, expect, it } from "vitest";
import { functionalModel, kerasLayer, storeModel } from "../testing/keras-model.ts";
import { conv, convWeights, read, rejected, type Stored, summary } from "../testing/read-keras-model.ts";
import { readTfjsLayers } from "./read-tfjs-layers.ts";

describe("readTfjsLayers", () => {
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
      "wrong-shape",
      'layer "image" (InputLayer): expects the input [null,null,3], got [6, 7, 4]',
    ]);
  });
});

function configOf(modelJson: Stored["modelJson"]): object {
  const topology: { config?: object } = modelJson.modelTopology;
  return topology.config ?? {};
}
