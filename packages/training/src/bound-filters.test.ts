import "@tensorflow/tfjs-backend-cpu";
import { instantiate } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { boundFilters } from "./bound-filters.ts";
import { makeTrainable } from "./trainable-network.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

test("f=[1,1,2,2] rms=[5, 0.05] bound=0.1", async () => {
  const network = instantiate(
    {
      name: "two filters",
      inputShape: [1, 1, 2],
      layers: [
        { name: "conv", operator: "Conv", filters: 2, kernel: [1, 1], strides: [1, 1], padding: 0, groups: 1 },
        { name: "flatten", operator: "Flatten" },
      ],
    },
    () => 0.5,
    "he",
  );
  const net = makeTrainable(network);
  const filters = net.weights.find(({ kind }) => kind === "filters")!.variable;
  filters.assign(tf.tensor4d([1, 0.05, 7, 0.05], [1, 1, 2, 2]));
  boundFilters(net, 0.1);
  const [a, b, c, d] = await filters.data();
  expect(a).toBeCloseTo(0.02, 6);
  expect(c).toBeCloseTo(0.14, 6);
  expect([b, d]).toEqual([Math.fround(0.05), Math.fround(0.05)]);
});
