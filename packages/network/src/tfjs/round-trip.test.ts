import * as tf from "@tensorflow/tfjs-core";
import {
  initializers,
  input,
  type LayersModel,
  layers,
  model,
  type SymbolicTensor,
  sequential,
} from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, it } from "vitest";
import { architectures } from "../architectures/architectures.ts";
import { instantiate } from "../architectures/instantiate.ts";
import { seededRandom } from "../architectures/seeded-random.ts";
import { compareOutputs, load, randomise, store } from "../testing/tfjs-model.ts";
import { readTfjsLayers } from "./read-tfjs-layers.ts";
import { writeTfjsLayers } from "./write-tfjs-layers.ts";

type Layer = layers.Layer;

/** Each follows an input of [9, 8, 4] and is followed by nothing. */
const single: Record<string, () => Layer[]> = {
  "conv2d same s=2": () => [
    layers.conv2d({ filters: 3, kernelSize: 3, strides: 2, padding: "same", activation: "relu" }),
  ],
  "conv2d valid k=[3,2] d=2 without bias": () => [
    layers.conv2d({ filters: 3, kernelSize: [3, 2], dilationRate: 2, useBias: false }),
  ],
  "conv2d s=[2,3] tanh": () => [layers.conv2d({ filters: 5, kernelSize: [2, 4], strides: [2, 3], activation: "tanh" })],
  "depthwiseConv2d multiplier=2": () => [
    layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, padding: "same", activation: "elu" }),
  ],
  separableConv2d: () => [
    layers.separableConv2d({ filters: 6, kernelSize: 3, depthMultiplier: 2, activation: "sigmoid" }),
  ],
  "maxPooling2d same": () => [layers.maxPooling2d({ poolSize: 3, strides: 2, padding: "same" })],
  "maxPooling2d valid, overlapping": () => [layers.maxPooling2d({ poolSize: [3, 2], strides: [2, 1] })],
  "averagePooling2d same": () => [layers.averagePooling2d({ poolSize: 3, strides: 2, padding: "same" })],
  "averagePooling2d default": () => [layers.averagePooling2d({})],
  globalAveragePooling2d: () => [layers.globalAveragePooling2d({})],
  globalMaxPooling2d: () => [layers.globalMaxPooling2d({})],
  batchNormalization: () => [layers.batchNormalization({ epsilon: 0.01 })],
  "batchNormalization without scale or center": () => [layers.batchNormalization({ scale: false, center: false })],
  "flatten, dense": () => [layers.flatten(), layers.dense({ units: 7, activation: "softmax" })],
  "dense over a map": () => [layers.dense({ units: 3, useBias: false })],
  "reshape, permute, flatten": () => [
    layers.reshape({ targetShape: [4, 6, 12] }),
    layers.permute({ dims: [3, 1, 2] }),
    layers.flatten(),
  ],
  "reshape to [72, 4]": () => [layers.reshape({ targetShape: [72, 4] })],
  zeroPadding2d: () => [
    layers.zeroPadding2d({
      padding: [
        [1, 0],
        [2, 3],
      ],
    }),
  ],
  cropping2D: () => [
    layers.cropping2D({
      cropping: [
        [1, 2],
        [0, 3],
      ],
    }),
  ],
  "reLU max=0.4": () => [layers.reLU({ maxValue: 0.4 })],
  reLU: () => [layers.reLU({})],
  "leakyReLU default": () => [layers.leakyReLU({})],
  elu: () => [layers.elu({})],
  "prelu shared over places": () => [layers.prelu({ sharedAxes: [1, 2], alphaInitializer: initializers.ones() })],
  prelu: () => [layers.prelu({})],
  softmax: () => [layers.softmax({ axis: 3 })],
  rescaling: () => [layers.rescaling({ scale: 0.5, offset: -0.25 })],
  "dropout and noise": () => [
    layers.dropout({ rate: 0.5 }),
    layers.gaussianDropout({ rate: 0.1 }),
    layers.gaussianNoise({ stddev: 1 }),
  ],
};
for (const name of [
  "relu",
  "relu6",
  "sigmoid",
  "hardSigmoid",
  "tanh",
  "elu",
  "swish",
  "gelu",
  "softmax",
  "linear",
] as const) {
  single[`activation ${name}`] = () => [layers.activation({ activation: name })];
}

function chain(parts: readonly Layer[]): LayersModel {
  return sequential({ layers: [layers.inputLayer({ inputShape: [9, 8, 4] }), ...parts] });
}

function branches(): LayersModel {
  const image = input({ shape: [9, 8, 4] });
  const conv = (name: string) =>
    layers.conv2d({ filters: 4, kernelSize: 3, padding: "same", name }).apply(image) as SymbolicTensor;
  const [a, b, c] = [conv("a"), conv("b"), conv("c")];
  const sum = layers.add().apply([a, b, c]) as SymbolicTensor;
  const product = layers.multiply().apply([a, b, c]) as SymbolicTensor;
  const mean = layers.average().apply([sum, product, b]) as SymbolicTensor;
  const pair = layers.add().apply([mean, c]) as SymbolicTensor;
  const joined = layers.concatenate({ axis: -1 }).apply([pair, mean, product]) as SymbolicTensor;
  return model({ inputs: image, outputs: layers.concatenate({ axis: 1 }).apply([joined, joined]) as SymbolicTensor });
}

/** Reading what TensorFlow.js saved, writing it, and loading that with TensorFlow.js again gives the same outputs. */
async function differenceAfterRoundTrip(original: LayersModel): Promise<number> {
  const { modelJson, weights } = await store(original);
  const { network, warnings } = readTfjsLayers(modelJson, weights);
  expect(warnings).toEqual([]);
  expect(network.layers.at(-1)?.shape).toEqual(original.outputs[0]?.shape.slice(1));
  return compareOutputs(original, await load(writeTfjsLayers(network)));
}

beforeAll(async () => {
  await tf.setBackend("cpu");
});

describe("readTfjsLayers and writeTfjsLayers between two models of TensorFlow.js", () => {
  it.each(Object.entries(single))("%s", async (_, make) => {
    expect(await differenceAfterRoundTrip(randomise(chain(make())))).toBeLessThan(1e-6);
  });

  it("branches: add, multiply, average, concatenate", async () => {
    expect(await differenceAfterRoundTrip(randomise(branches()))).toBeLessThan(1e-6);
  });

  it("models inside models", async () => {
    const head = sequential({
      layers: [
        layers.globalAveragePooling2d({ inputShape: [18, 8, 12] }),
        layers.dense({ units: 3, activation: "softmax" }),
      ],
    });
    const chained = sequential({ layers: [branches(), head] });
    expect(await differenceAfterRoundTrip(randomise(chained))).toBeLessThan(1e-6);
    const image = input({ shape: [9, 8, 4] });
    const called = model({ inputs: image, outputs: chained.apply(image) as SymbolicTensor });
    expect(await differenceAfterRoundTrip(randomise(called))).toBeLessThan(1e-6);
  });

  it("writes what it reads the same again", async () => {
    const { modelJson, weights } = await store(randomise(branches()));
    const written = writeTfjsLayers(readTfjsLayers(modelJson, weights).network);
    expect(writeTfjsLayers(readTfjsLayers(written.modelJson, written.weights).network)).toEqual(written);
  });

  it("alexnet-small, its groups joined, and zfnet-small, its ceil pools as same, survive", async () => {
    for (const name of ["alexnet-small", "zfnet-small"]) {
      const architecture = { ...architectures.get(name)!(5), inputShape: [64, 64, 3] };
      const written = writeTfjsLayers(instantiate(architecture, seededRandom(4), "he"));
      const again = writeTfjsLayers(readTfjsLayers(written.modelJson, written.weights).network);
      const [first, second] = [await load(written), await load(again)];
      expect(first.outputs[0]?.shape).toEqual([null, 5]);
      expect(compareOutputs(first, second)).toBeLessThan(1e-6);
    }
  });
});
