import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { crossEntropy } from "./cross-entropy.ts";
import { type Loss, measureLoss, shareRight } from "./loss.ts";
import { sigmoidCrossEntropy } from "./sigmoid-cross-entropy.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

const scores = () => tf.tensor2d([0.5, -1, 2, -0.25, 0.75, 3], [2, 3]);
/** The second image has no label. */
const targets = () => tf.tensor2d([1, 0, 1, 0, 0, 0], [2, 3], "int32");

async function lossOf(logits: tf.Tensor2D, wanted: tf.Tensor2D): Promise<number> {
  return (await sigmoidCrossEntropy(logits, wanted).data())[0]!;
}

test("a sigmoid a class is −t · log σ(x) − (1 − t) · log(1 − σ(x)), summed over classes, mean over images", async () => {
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  const wanted = [1, 0, 1, 0, 0, 0];
  const [x, t] = [await scores().data(), wanted];
  const sum = t.reduce((so, yes, place) => so - Math.log(yes ? sigmoid(x[place]!) : 1 - sigmoid(x[place]!)), 0);
  expect(await lossOf(scores(), targets())).toBeCloseTo(sum / 2, 5);
});

test("stays a number where a sigmoid is 0 or 1", async () => {
  const logits = tf.tensor2d([1000, -1000, 1000, -1000], [1, 4]);
  const wanted = tf.tensor2d([1, 0, 0, 1], [1, 4]);
  expect(await lossOf(logits, wanted)).toBe(2000);
  const slope = await tf
    .grad((x) => sigmoidCrossEntropy(x as tf.Tensor2D, wanted))(logits)
    .data();
  expect([...slope]).toEqual([0, 0, 1, -1]);
  expect(await lossOf(tf.tensor2d([-20], [1, 1]), tf.tensor2d([0], [1, 1]))).toBeCloseTo(2.0611536e-9, 14);
});

test.each(["softmax", "sigmoid"] as const)(
  "%s of several labels: the gradient equals finite differences",
  async (kind: Loss) => {
    const wanted = targets();
    const loss = (x: tf.Tensor) => measureLoss(kind, x as tf.Tensor2D, wanted);
    const gradient = await tf.grad(loss)(scores()).data();
    const values = await scores().data();
    for (let place = 0; place < values.length; place++) {
      const at = (change: number) => {
        const moved = Float32Array.from(values);
        moved[place] = moved[place]! + change;
        return loss(tf.tensor2d(moved, [2, 3])).dataSync()[0]!;
      };
      expect(gradient[place]).toBeCloseTo((at(1e-2) - at(-1e-2)) / 2e-2, 3);
    }
  },
);

test("softmax: several labels share an image equally, one label is as [b]", async () => {
  const logits = tf.tensor2d([0, Math.log(2), 0], [1, 3]);
  const both = await crossEntropy(logits, tf.tensor2d([1, 1, 0], [1, 3])).data();
  expect(both[0]).toBeCloseTo((Math.log(4) + Math.log(2)) / 2, 6);
  const one = await crossEntropy(logits, tf.tensor2d([0, 0, 1], [1, 3])).data();
  expect(one[0]).toBeCloseTo((await crossEntropy(logits, tf.tensor1d([2], "int32")).data())[0]!, 6);
});

test("right is an image whose highest class is among its labels", async () => {
  const share = async (labels: tf.Tensor1D | tf.Tensor2D) => (await shareRight(scores(), labels).data())[0];
  expect(await share(targets())).toBe(0.5);
  expect(await share(tf.tensor1d([2, 2], "int32"))).toBe(1);
  expect(await share(tf.tensor1d([0, 2], "int32"))).toBe(0.5);
});

test("a sigmoid of one label an image is refused", () => {
  expect(() => measureLoss("sigmoid", scores(), tf.tensor1d([0, 1], "int32"))).toThrow(
    "labels: expected [b, classes] for a sigmoid, got [2]",
  );
});
