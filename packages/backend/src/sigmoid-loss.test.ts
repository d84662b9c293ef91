import { sigmoidCrossEntropy } from "@deconvscope/training";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { startableBackends } from "../test/startable-backends.ts";
import { startBackend } from "./start-backend.ts";

test.each(await startableBackends())("%s: a sigmoid a class and its gradient, at large logits too", async (backend) => {
  await startBackend(backend);
  const logits = tf.tensor2d([0, 100, -100, Math.log(3)], [2, 2]);
  const targets = tf.tensor2d([1, 0, 0, 1], [2, 2], "int32");
  const { value, grad } = tf.valueAndGrad((x) => sigmoidCrossEntropy(x as tf.Tensor2D, targets))(logits);
  expect((await value.data())[0]).toBeCloseTo((Math.log(2) + 100 + Math.log(4 / 3)) / 2, 4);
  for (const [place, slope] of [-0.25, 0.5, 0, -0.125].entries())
    expect((await grad.data())[place]).toBeCloseTo(slope, 5);
});
