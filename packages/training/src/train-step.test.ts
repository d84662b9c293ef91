import "@tensorflow/tfjs-backend-cpu";
import { compileNetwork, runForward } from "@deconvscope/deconvnet";
import { cutNetwork, instantiate, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { crossEntropy } from "./cross-entropy.ts";
import { makeMomentumDescent } from "./momentum-descent.ts";
import { trainStep } from "./train-step.ts";
import { makeTrainable, type TrainableNetwork } from "./trainable-network.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
  tf.env().set("IS_TEST", true);
});

function tinyNetwork() {
  const square = [3, 3] as const;
  return instantiate(
    {
      name: "tiny",
      inputShape: [7, 7, 2],
      layers: [
        { name: "conv1", operator: "Conv", filters: 3, kernel: square, strides: [2, 2], padding: 1, groups: 1 },
        { name: "relu1", operator: "Relu" },
        { name: "norm1", operator: "LRN", size: 3, alpha: 0.1, beta: 0.75, bias: 1 },
        { name: "pool1", operator: "MaxPool", kernel: square, strides: [2, 2], ceil: true },
        { name: "conv2", operator: "Conv", filters: 4, kernel: square, strides: [1, 1], padding: 1, groups: 1 },
        { name: "relu2", operator: "Relu" },
        { name: "flatten", operator: "Flatten" },
        { name: "fc3", operator: "Gemm", units: 5 },
        { name: "relu3", operator: "Relu" },
        { name: "dropout3", operator: "Dropout", rate: 0.5 },
        { name: "fc4", operator: "Gemm", units: 3 },
        { name: "softmax", operator: "Softmax" },
      ],
    },
    seededRandom(5),
    "he",
  );
}

function tinyBatch() {
  const random = seededRandom(9);
  const pixels = Float32Array.from({ length: 4 * 7 * 7 * 2 }, () => random() * 2 - 1);
  return { images: tf.tensor4d(pixels, [4, 7, 7, 2]), labels: tf.tensor1d([0, 1, 2, 1], "int32") };
}

test.each([
  { what: "every weight", frozenThrough: undefined, trained: 8 },
  { what: "what is behind frozen layers", frozenThrough: "pool1", trained: 6 },
  { what: "the classifier alone", frozenThrough: "relu3", trained: 2 },
])("the gradient of $what equals finite differences", async ({ frozenThrough, trained }) => {
  const net = makeTrainable(tinyNetwork(), frozenThrough === undefined ? {} : { frozenThrough });
  expect(net.weights).toHaveLength(trained);
  const { images, labels } = tinyBatch();
  const loss = () => crossEntropy(net.logits(images), labels);
  const { grads } = tf.variableGrads(loss);
  const step = 1e-3;
  for (const { layer, kind, variable } of net.weights) {
    const gradient = await (grads[variable.name] as tf.Tensor).data();
    const values = Float32Array.from(await variable.data());
    const at = (place: number, change: number) => {
      const moved = Float32Array.from(values);
      moved[place] = (moved[place] as number) + change;
      variable.assign(tf.tensor(moved, variable.shape));
      return loss().dataSync()[0] as number;
    };
    for (let place = 0; place < values.length; place += Math.ceil(values.length / 6)) {
      const slope = (at(place, step) - at(place, -step)) / (2 * step);
      expect(gradient[place], `${layer.name} ${kind} ${place}`).toBeCloseTo(slope, 3);
    }
    variable.assign(tf.tensor(values, variable.shape));
  }
  net.dispose();
});

test("what is behind frozen layers has the gradients that it has in the whole network", async () => {
  const { images, labels } = tinyBatch();
  const gradients = async (net: TrainableNetwork) => {
    const { grads } = tf.variableGrads(() => crossEntropy(net.logits(images), labels));
    const named = net.weights.map(async ({ layer, kind, variable }) => {
      return [`${layer.name} ${kind}`, await grads[variable.name]!.data()] as const;
    });
    return new Map(await Promise.all(named));
  };
  const all = await gradients(makeTrainable(tinyNetwork()));
  const behind = await gradients(makeTrainable(tinyNetwork(), { frozenThrough: "relu2" }));
  expect([...behind.keys()]).toEqual(["fc3 weights", "fc3 bias", "fc4 weights", "fc4 bias"]);
  for (const [name, gradient] of behind) expect(gradient, name).toEqual(all.get(name));
});

test("a head has the gradients, on what the base makes of the images, that it has in the whole network", async () => {
  for (const layer of ["pool1", "relu3"]) {
    const { images, labels } = tinyBatch();
    const { base, head } = cutNetwork(tinyNetwork(), layer);
    const compiled = compileNetwork(base);
    const features = runForward(compiled, images).activation(layer);
    const [whole, cut] = [makeTrainable(tinyNetwork(), { frozenThrough: layer }), makeTrainable(head)];
    const of = (net: TrainableNetwork, input: tf.Tensor) =>
      tf.variableGrads(() => crossEntropy(net.logits(input), labels)).grads;
    const [expected, got] = [of(whole, images), of(cut, features)];
    expect(cut.weights).toHaveLength(whole.weights.length);
    for (const [place, { layer, kind, variable }] of cut.weights.entries()) {
      const wanted = await expected[whole.weights[place]!.variable.name]!.data();
      const gradient = await got[variable.name]!.data();
      for (const [index, value] of wanted.entries())
        expect(gradient[index], `${layer.name} ${kind} ${index}`).toBeCloseTo(value, 6);
    }
  }
});

test("one step of plain descent is w − rate · gradient", async () => {
  const net = makeTrainable(tinyNetwork());
  const batch = tinyBatch();
  const { value, grads } = tf.variableGrads(() => crossEntropy(net.logits(batch.images), batch.labels));
  const weight = net.weights[0]!;
  const expected = await tf.sub(weight.variable, tf.mul(grads[weight.variable.name]!, 0.1)).data();
  const descent = makeMomentumDescent(net, 0, 0);
  const result = await trainStep(net, descent, batch, { rate: 0.1 });
  expect(result.loss).toBeCloseTo((await value.data())[0]!, 6);
  const got = await weight.variable.data();
  for (const [place, want] of expected.entries()) expect(got[place]).toBeCloseTo(want, 6);
});

test("momentum carries the last step on, decay pulls weights and leaves biases", async () => {
  const net = makeTrainable(tinyNetwork());
  const filters = net.weights.find(({ kind }) => kind === "filters")!;
  const bias = net.weights.find(({ kind }) => kind === "bias")!;
  bias.variable.assign(tf.ones(bias.variable.shape));
  const before = await filters.variable.data();
  const zeros = Object.fromEntries(net.weights.map(({ variable }) => [variable.name, tf.zerosLike(variable)]));
  const descent = makeMomentumDescent(net, 0.5, 0.1);
  descent.step(zeros, 1);
  descent.step(zeros, 1);
  // w₁ = 0.9 w; v₂ = 0.5 · (−0.1 w) − 0.1 · 0.9 w = −0.14 w; w₂ = 0.76 w
  const after = await filters.variable.data();
  for (const [place, value] of before.entries()) expect(after[place]).toBeCloseTo(0.76 * value, 6);
  expect([...(await bias.variable.data())]).toEqual([1, 1, 1]);
});

test("a step leaves no tensor behind", async () => {
  const net = makeTrainable(tinyNetwork());
  const batch = tinyBatch();
  const descent = makeMomentumDescent(net, 0.9, 1e-3);
  await trainStep(net, descent, batch, { rate: 0.01, dropout: { rate: 0.5, seed: 1 }, filterBound: 0.2 });
  const { numTensors } = tf.memory();
  await trainStep(net, descent, batch, { rate: 0.01, dropout: { rate: 0.5, seed: 2 }, filterBound: 0.2 });
  expect(tf.memory().numTensors).toBe(numTensors);
});
