import { expect, test } from "vitest";
import type { LayerAnatomy, ModelAnatomy } from "../engine/model-anatomy.ts";
import { findClassifierLayer, isCut, layersBehind, rectifiedLayers } from "./find-classifier-layer.ts";

function layer(name: string, operator: string, ...inputs: string[]): LayerAnatomy {
  const field = { height: 1, width: 1, strideY: 1, strideX: 1, offsetY: 0, offsetX: 0 };
  return { name, operator, inputs, shape: [1], parameters: 0, flops: 0, field, projectable: false };
}

/** A residual block, then a classifier. */
const layers = [
  layer("image", "Input"),
  layer("conv1", "Conv", "image"),
  layer("relu1", "Relu", "conv1"),
  layer("conv2", "Conv", "relu1"),
  layer("sum", "Add", "conv2", "relu1"),
  layer("relu2", "Relu", "sum"),
  layer("flatten", "Flatten", "relu2"),
  layer("fc", "Gemm", "flatten"),
  layer("softmax", "Softmax", "fc"),
];
const format = "onnx";
const anatomy: ModelAnatomy = {
  format,
  inputShape: [1, 1, 3],
  parameters: 0,
  flops: 0,
  classes: 1,
  layers,
  warnings: [],
};

test("the classifier is the last layer with weights", () => {
  expect(findClassifierLayer(anatomy)?.name).toBe("fc");
});

test("layers behind the second convolution", () => {
  expect([...layersBehind(anatomy, "conv2")]).toEqual(["sum", "relu2", "flatten", "fc", "softmax"]);
});

test("a layer inside a block is no cut, one before or behind it is", () => {
  expect(layers.map(({ name }) => name).filter((name) => isCut(anatomy, name))).toEqual(
    layers.map(({ name }) => name).filter((name) => name !== "conv2"),
  );
});

test("the image and what rectifies a convolution are probed, not what rectifies a sum", () => {
  expect(rectifiedLayers(anatomy)).toEqual(["image", "relu1"]);
});
