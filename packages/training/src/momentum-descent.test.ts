import "@tensorflow/tfjs-backend-cpu";
import { buildNetwork } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { makeMomentumDescent } from "./momentum-descent.ts";
import { makeTrainable } from "./trainable-network.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

/** One weight and one bias, both 1, after a step against 0.5 and one against −0.25: momentum 0.9, decay 0.1. */
async function descend(rates: readonly [number, number]) {
  const net = makeTrainable(
    buildNetwork(
      [
        { name: "input", operator: "Input", inputs: [], shape: [1, 1, 1] },
        { name: "flatten", operator: "Flatten", inputs: ["input"], shape: [1], order: "channels-last" },
        {
          name: "fc",
          operator: "Gemm",
          inputs: ["flatten"],
          weights: { shape: [1, 1], data: Float32Array.of(1) },
          bias: Float32Array.of(1),
        },
      ],
      "fc",
    ),
  );
  const descent = makeMomentumDescent(net, 0.9, 0.1);
  for (const [step, slope] of [0.5, -0.25].entries()) {
    const gradients = net.weights.map(({ variable }) => [variable.name, tf.fill(variable.shape, slope)] as const);
    descent.step(Object.fromEntries(gradients), rates[step]!);
  }
  const read = async (kind: string) => (await net.weights.find((one) => one.kind === kind)!.variable.data())[0]!;
  return { weight: await read("weights"), bias: await read("bias") };
}

/**
 * torch.optim.SGD: b ← 0.9 b + gradient + 0.1 w; w ← w − 0.2 b.
 * b₁ = 0.5 + 0.1 = 0.6, w₁ = 0.88; b₂ = 0.54 − 0.25 + 0.088 = 0.378, w₂ = 0.8044.
 */
test("at a constant rate, weights end where PyTorch's do", async () => {
  expect((await descend([0.2, 0.2])).weight).toBeCloseTo(0.8044, 6);
});

/** b₁ = 0.5, w₁ = 0.9; b₂ = 0.45 − 0.25 = 0.2, w₂ = 0.86. */
test("biases end where PyTorch's without decay do", async () => {
  expect((await descend([0.2, 0.2])).bias).toBeCloseTo(0.86, 6);
});

/** v₁ = −0.12; v₂ = 0.9 · −0.12 − 0.02 · (−0.25 + 0.088) = −0.10476. PyTorch scales v₁ too, and ends at 0.87244. */
test("a lower rate counts from its step on, as in Krizhevsky et al.", async () => {
  expect((await descend([0.2, 0.02])).weight).toBeCloseTo(0.88 - 0.10476, 6);
});
