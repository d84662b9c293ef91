import "@tensorflow/tfjs-backend-cpu";
import { type Architecture, buildNetwork, instantiate, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { crossEntropy } from "./cross-entropy.ts";
import { makeTrainable, type TrainableNetwork } from "./trainable-network.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

const architecture: Architecture = {
  name: "tiny",
  inputShape: [5, 5, 1],
  layers: [
    { name: "conv1", operator: "Conv", filters: 2, kernel: [3, 3], strides: [1, 1], padding: 1, groups: 1 },
    { name: "relu1", operator: "Relu" },
    { name: "pool1", operator: "MaxPool", kernel: [2, 2], strides: [2, 2], ceil: true },
    { name: "flatten", operator: "Flatten" },
    { name: "fc2", operator: "Gemm", units: 6 },
    { name: "relu2", operator: "Relu" },
    { name: "dropout2", operator: "Dropout", rate: 0.5 },
    { name: "fc3", operator: "Gemm", units: 3 },
    { name: "softmax", operator: "Softmax" },
  ],
};

const identity = { shape: [2, 2], data: Float32Array.of(1, 0, 0, 1) };

const ends = {
  scores: [],
  softmax: [{ name: "end", operator: "Softmax", inputs: ["fc"], axes: [0] }],
  sigmoid: [{ name: "end", operator: "Sigmoid", inputs: ["fc"] }],
} as const;

function dense(end: keyof typeof ends) {
  return buildNetwork(
    [
      { name: "input", operator: "Input", inputs: [], shape: [1, 1, 2] },
      { name: "flatten", operator: "Flatten", inputs: ["input"], shape: [2], order: "channels-last" },
      { name: "dropout", operator: "Dropout", inputs: ["flatten"] },
      { name: "fc", operator: "Gemm", inputs: ["dropout"], weights: identity, bias: Float32Array.of(0, 1) },
      ...ends[end],
    ],
    end === "scores" ? "fc" : "end",
  );
}

const image = () => tf.tensor4d([3, -2], [1, 1, 1, 2]);

test.each(["scores", "softmax", "sigmoid"] as const)(
  "logits are the scores, before what squashes them (%s)",
  async (end) => {
    const net = makeTrainable(dense(end));
    expect(net.classes).toBe(2);
    expect([...(await net.logits(image()).data())]).toEqual([3, -1]);
  },
);

test("dropout leaves out or doubles at rate 0.5, the same for the same seed", async () => {
  const net = makeTrainable(dense("softmax"));
  const seen = new Set<string>();
  for (let seed = 0; seed < 30; seed++) {
    const logits = [...(await net.logits(image(), { rate: 0.5, seed }).data())];
    expect([...(await net.logits(image(), { rate: 0.5, seed }).data())]).toEqual(logits);
    seen.add(logits.join());
  }
  expect([...seen].sort()).toEqual(["0,-3", "0,1", "6,-3", "6,1"].sort());
});

test("frozen layers are no variables, take no gradient, leave nothing out and come back as they were", async () => {
  const network = instantiate(architecture, seededRandom(1), "he");
  const net = makeTrainable(network, { frozenThrough: "dropout2" });
  expect(net.weights.map(({ layer, kind }) => `${layer.name} ${kind}`)).toEqual(["fc3 weights", "fc3 bias"]);
  const images = tf.randomUniform<tf.Rank.R4>([2, 5, 5, 1], -1, 1, "float32", 3);
  const labels = tf.tensor1d([0, 2], "int32");
  expect(await net.logits(images, { rate: 0.5, seed: 1 }).data()).toEqual(await net.logits(images).data());
  const backwards = async (trained: TrainableNetwork) => {
    const { kernelNames } = await tf.profile(() => {
      tf.variableGrads(() => crossEntropy(trained.logits(images), labels));
    });
    return kernelNames.filter((name) => /Backprop|MaxPoolGrad/.test(name));
  };
  expect(await backwards(makeTrainable(network))).toContain("Conv2DBackpropFilter");
  expect(await backwards(net)).toEqual([]);
  for (const { variable } of net.weights) variable.assign(tf.zerosLike(variable));
  const after = await net.toNetwork();
  for (const [index, layer] of network.layers.entries()) {
    if (layer.name === "fc3") expect(after.layers[index]).not.toEqual(layer);
    else expect(after.layers[index]).toEqual(layer);
  }
  net.dispose();
});

test("frozen through a rectifier that is computed behind its pool, or through the input", () => {
  const network = instantiate(architecture, seededRandom(1), "he");
  expect(makeTrainable(network, { frozenThrough: "relu1" }).weights).toHaveLength(4);
  expect(makeTrainable(network, { frozenThrough: "input" }).weights).toHaveLength(6);
});

test("refuses to freeze everything, or through a layer that is not there", () => {
  const network = instantiate(architecture, seededRandom(1), "he");
  expect(() => makeTrainable(network, { frozenThrough: "fc3" })).toThrow(
    'network: expected a Conv or Gemm layer to train behind "fc3", got none',
  );
  expect(() => makeTrainable(network, { frozenThrough: "fc9" })).toThrow('no layer is named "fc9"');
});

test("what is disposed of leaves no tensor behind, frozen or not", () => {
  const network = instantiate(architecture, seededRandom(1), "he");
  const { numTensors } = tf.memory();
  makeTrainable(network, { frozenThrough: "relu1" }).dispose();
  expect(tf.memory().numTensors).toBe(numTensors);
});

test("refuses a network without weights", () => {
  const network = buildNetwork(
    [
      { name: "input", operator: "Input", inputs: [], shape: [1, 1, 2] },
      { name: "flatten", operator: "Flatten", inputs: ["input"], shape: [2], order: "channels-last" },
    ],
    "flatten",
  );
  expect(() => makeTrainable(network)).toThrow("expected a Conv or Gemm layer to train, got none");
});
