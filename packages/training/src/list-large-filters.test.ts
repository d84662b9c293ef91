import "@tensorflow/tfjs-backend-cpu";
import { instantiate, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { boundFilters } from "./bound-filters.ts";
import { listLargeFilters } from "./list-large-filters.ts";
import { makeTrainable } from "./trainable-network.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

/** Two convolutions of three filters and a dense layer, whose weights are bounded by nothing. */
function open() {
  const conv = (name: string) =>
    ({ name, operator: "Conv", filters: 3, kernel: [2, 2], strides: [1, 1], padding: 0, groups: 1 }) as const;
  const layers = [conv("conv1"), conv("conv2"), { name: "flatten", operator: "Flatten" } as const];
  const dense = { name: "fc3", operator: "Gemm", units: 2 } as const;
  const net = makeTrainable(
    instantiate(
      { name: "bounded", inputShape: [4, 4, 1], layers: [...layers, dense] },
      seededRandom(1),
      "gaussian-0.01",
    ),
  );
  const [first, second] = net.weights.filter(({ kind }) => kind === "filters");
  first!.variable.assign(tf.tensor4d([1, 0.1, 2, 1, 0.1, 2, 1, 0.1, 2, 1, 0.1, 2], [2, 2, 1, 3]));
  second!.variable.assign(tf.fill(second!.variable.shape, 0.25));
  return net;
}

test("names filters of an RMS above the bound, and what they are multiplied by", async () => {
  const net = open();
  const large = await listLargeFilters(net, 0.5);
  expect(large).toEqual([
    { layer: "conv1", filter: 0, size: 1, factor: 0.5 },
    { layer: "conv1", filter: 2, size: 2, factor: 0.25 },
  ]);
});

test("boundFilters scales just those, to the bound, by the factor", async () => {
  const net = open();
  const large = await listLargeFilters(net, 0.2);
  expect(large.map(({ layer, filter }) => `${layer} ${filter}`)).toEqual([
    "conv1 0",
    "conv1 2",
    "conv2 0",
    "conv2 1",
    "conv2 2",
  ]);
  const filters = net.weights.filter(({ kind }) => kind === "filters");
  const before = await Promise.all(filters.map(async ({ variable }) => Float32Array.from(await variable.data())));
  boundFilters(net, 0.2);
  for (const [place, { layer, variable }] of filters.entries())
    for (const [index, value] of (await variable.data()).entries()) {
      const factor = large.find((one) => one.layer === layer.name && one.filter === index % 3)?.factor ?? 1;
      expect(value).toBeCloseTo(before[place]![index]! * factor, 6);
    }
  for (const { size } of await listLargeFilters(net, 0)) expect(size).toBeLessThanOrEqual(0.2 + 1e-6);
  net.dispose();
});

test("leaves weights and memory alone", async () => {
  const net = open();
  const { numTensors } = tf.memory();
  const before = await listLargeFilters(net, 0.1);
  expect(await listLargeFilters(net, 0.1)).toEqual(before);
  expect(tf.memory().numTensors).toBe(numTensors);
});
