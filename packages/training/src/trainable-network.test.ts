import "@tensorflow/tfjs-backend-cpu";
import { buildNetwork } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { makeTrainable } from "./trainable-network.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

const identity = { shape: [2, 2], data: Float32Array.of(1, 0, 0, 1) };

function dense(withSoftmax: boolean) {
  return buildNetwork(
    [
      { name: "input", operator: "Input", inputs: [], shape: [1, 1, 2] },
      { name: "flatten", operator: "Flatten", inputs: ["input"], shape: [2], order: "channels-last" },
      { name: "dropout", operator: "Dropout", inputs: ["flatten"] },
      { name: "fc", operator: "Gemm", inputs: ["dropout"], weights: identity, bias: Float32Array.of(0, 1) },
      ...(withSoftmax ? [{ name: "softmax", operator: "Softmax", inputs: ["fc"], axes: [0] } as const] : []),
    ],
    withSoftmax ? "softmax" : "fc",
  );
}

const image = () => tf.tensor4d([3, -2], [1, 1, 1, 2]);

test.each([true, false])("logits are the scores before the softmax (softmax: %s)", async (withSoftmax) => {
  const net = makeTrainable(dense(withSoftmax));
  expect(net.classes).toBe(2);
  expect([...(await net.logits(image()).data())]).toEqual([3, -1]);
});

test("dropout leaves out or doubles at rate 0.5, the same for the same seed", async () => {
  const net = makeTrainable(dense(true));
  const seen = new Set<string>();
  for (let seed = 0; seed < 30; seed++) {
    const logits = [...(await net.logits(image(), { rate: 0.5, seed }).data())];
    expect([...(await net.logits(image(), { rate: 0.5, seed }).data())]).toEqual(logits);
    seen.add(logits.join());
  }
  expect([...seen].sort()).toEqual(["0,-3", "0,1", "6,-3", "6,1"].sort());
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
