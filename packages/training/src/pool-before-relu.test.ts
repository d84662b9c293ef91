import "@tensorflow/tfjs-backend-cpu";
import { buildNetwork, instantiate, type LayerSpec, type Network, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { poolBeforeRelu } from "./pool-before-relu.ts";
import { makeTrainable } from "./trainable-network.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

const order = (network: Network) => network.layers.map(({ name, inputs }) => `${name}(${inputs})`);
const pool = { operator: "MaxPool", kernel: [2, 2], strides: [2, 2], ceil: false } as const;

function drawn() {
  return instantiate(
    {
      name: "pooled",
      inputShape: [8, 8, 2],
      layers: [
        { name: "conv1", operator: "Conv", filters: 4, kernel: [3, 3], strides: [1, 1], padding: 1, groups: 1 },
        { name: "relu1", operator: "Relu" },
        { name: "pool1", ...pool },
        { name: "pool2", ...pool },
        { name: "flatten", operator: "Flatten" },
        { name: "fc", operator: "Gemm", units: 3 },
      ],
    },
    seededRandom(2),
    "he",
  );
}

test("a ReLU moves behind the pool that reads it, and names stay", () => {
  expect(order(poolBeforeRelu(drawn()))).toEqual([
    "input()",
    "conv1(input)",
    "pool1(conv1)",
    "relu1(pool1)",
    "pool2(relu1)",
    "flatten(pool2)",
    "fc(flatten)",
  ]);
});

test("a ReLU that something else reads too stays, and so does one that is the output", () => {
  const { layers } = drawn();
  const specs = layers.filter(({ name }) => ["input", "conv1", "relu1", "pool1"].includes(name)) as LayerSpec[];
  const shared = buildNetwork([...specs, { name: "other", operator: "Identity", inputs: ["relu1"] }], "other");
  expect(order(poolBeforeRelu(shared))).toEqual(order(shared));
  const last = buildNetwork(specs, "relu1");
  expect(order(poolBeforeRelu(last))).toEqual(order(last));
});

test("a pool that is the output hands that over to its ReLU", () => {
  const { layers } = drawn();
  const specs = layers.filter(({ name }) => ["input", "conv1", "relu1", "pool1"].includes(name)) as LayerSpec[];
  expect(poolBeforeRelu(buildNetwork(specs, "pool1")).output).toBe("relu1");
});

test("scores and gradients are the same, with ties and with windows of negative values alone", async () => {
  const random = seededRandom(7);
  const images = tf.tensor4d(
    Float32Array.from({ length: 3 * 8 * 8 * 2 }, () => Math.round(random() * 2) - 1),
    [3, 8, 8, 2],
  );
  const plain = makeTrainable(drawn());
  const filters = plain.weights.find(({ kind }) => kind === "filters")!.variable;
  const bias = plain.weights.find(({ kind }) => kind === "bias")!.variable;
  bias.assign(tf.tensor1d([-3, 0, 0.5, 0]));
  const matrix = plain.weights.find(({ kind }) => kind === "weights")!.variable as tf.Tensor2D;
  const reluFirst = () => {
    const maps = tf.relu(tf.add(tf.conv2d(images, filters as tf.Tensor4D, 1, "same"), bias)) as tf.Tensor4D;
    const pooled = tf.maxPool(tf.maxPool(maps, 2, 2, "valid"), 2, 2, "valid");
    const dense = plain.weights.filter(({ kind }) => kind === "bias")[1]!.variable;
    return tf.add(tf.matMul(tf.reshape(tf.transpose(pooled, [0, 3, 1, 2]), [3, -1]), matrix), dense) as tf.Tensor2D;
  };
  const weigh = (scores: tf.Tensor2D) => tf.sum(tf.mul(scores, tf.tensor2d([[1, -2, 3]]))) as tf.Scalar;
  const expected = tf.variableGrads(() => weigh(reluFirst()));
  const got = tf.variableGrads(() => weigh(plain.logits(images)));
  for (const { variable } of plain.weights) {
    const [a, b] = [await got.grads[variable.name]!.data(), await expected.grads[variable.name]!.data()];
    for (const [place, want] of b.entries()) expect(a[place]).toBeCloseTo(want, 4);
  }
});
