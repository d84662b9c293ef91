import { readTfjsLayers } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import { beforeAll, describe, it } from "vitest";
import { compileNetwork, runForward } from "../src/index.ts";
import { expectClose } from "./expect-close.ts";
import { startCpu } from "./start-cpu.ts";

const inputShape = [11, 10, 3];

/** Random weights everywhere, positive where a variance has to be. */
function randomise(model: layers.LayersModel): void {
  for (const layer of model.layers) {
    const weights = layer.weights.map((weight, index) => {
      const shape = weight.shape.map((length) => length ?? 1);
      const isVariance = weight.originalName.endsWith("moving_variance");
      return isVariance
        ? tf.randomUniform(shape, 0.5, 2, "float32", index + 1)
        : tf.randomNormal(shape, 0, 0.4, "float32", index + 1);
    });
    layer.setWeights(weights);
    tf.dispose(weights);
  }
}

async function expectSameOutput(model: layers.LayersModel): Promise<void> {
  randomise(model);
  let saved: tf.io.ModelArtifacts | undefined;
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    }),
  );
  const manifest = [{ paths: ["weights.bin"], weights: saved!.weightSpecs }];
  const json = { modelTopology: saved!.modelTopology, weightsManifest: manifest, format: "layers-model" };
  const { network } = readTfjsLayers(json, new Uint8Array(saved!.weightData as ArrayBuffer));
  const compiled = compileNetwork(network);
  const input = tf.randomNormal<tf.Rank.R4>([1, 11, 10, 3], 0, 1, "float32", 5);
  const pass = runForward(compiled, input);
  const expected = model.predict(input) as tf.Tensor;
  expectClose(await pass.read(network.output), await expected.data(), 1e-5);
  pass.dispose();
  compiled.dispose();
  tf.dispose([input, expected]);
  model.dispose();
}

describe("Keras models give here what TensorFlow.js's own layers give", () => {
  beforeAll(startCpu);

  it("a chain of strided SAME convolutions, batch normalization, pools and dense layers", () =>
    expectSameOutput(
      layers.sequential({
        layers: [
          layers.layers.conv2d({
            inputShape,
            filters: 6,
            kernelSize: [3, 4],
            strides: 2,
            padding: "same",
            activation: "relu",
          }),
          layers.layers.batchNormalization({}),
          layers.layers.maxPooling2d({ poolSize: 3, strides: 2, padding: "same" }),
          layers.layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, padding: "same", activation: "tanh" }),
          layers.layers.averagePooling2d({ poolSize: 2, strides: 1, padding: "same" }),
          layers.layers.dropout({ rate: 0.5 }),
          layers.layers.flatten({}),
          layers.layers.dense({ units: 7, activation: "elu" }),
          layers.layers.dense({ units: 4, activation: "softmax" }),
        ],
      }),
    ));

  it("dilation, separable convolution, padding, cropping and slopes", () =>
    expectSameOutput(
      layers.sequential({
        layers: [
          layers.layers.zeroPadding2d({
            inputShape,
            padding: [
              [1, 2],
              [0, 3],
            ],
          }),
          layers.layers.conv2d({ filters: 4, kernelSize: 3, dilationRate: 2, activation: "sigmoid" }),
          layers.layers.separableConv2d({ filters: 5, kernelSize: 3, padding: "valid" }),
          layers.layers.prelu({ sharedAxes: [1, 2] }),
          layers.layers.cropping2D({
            cropping: [
              [1, 0],
              [0, 2],
            ],
          }),
          layers.layers.leakyReLU({ alpha: 0.2 }),
          layers.layers.permute({ dims: [2, 1, 3] }),
          layers.layers.globalAveragePooling2d({}),
          layers.layers.dense({ units: 3 }),
        ],
      }),
    ));

  it("branches that add, multiply, average and concatenate", () => {
    const input = layers.input({ shape: inputShape });
    const conv = (filters: number, kernelSize: number) =>
      layers.layers.conv2d({ filters, kernelSize, padding: "same" });
    const a = conv(4, 3).apply(input) as layers.SymbolicTensor;
    const b = conv(4, 1).apply(input) as layers.SymbolicTensor;
    const joined = layers.layers
      .concatenate({ axis: -1 })
      .apply([
        layers.layers.add({}).apply([a, b]) as layers.SymbolicTensor,
        layers.layers.multiply({}).apply([a, b]) as layers.SymbolicTensor,
        layers.layers.average({}).apply([a, b]) as layers.SymbolicTensor,
      ]);
    const pooled = layers.layers.globalMaxPooling2d({}).apply(joined);
    const scores = layers.layers.dense({ units: 3 }).apply(pooled) as layers.SymbolicTensor;
    return expectSameOutput(layers.model({ inputs: input, outputs: scores }));
  });
});
