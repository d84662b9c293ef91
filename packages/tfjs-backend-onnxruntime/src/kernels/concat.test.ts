import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";
import { GraphBuilder } from "../graph/graph-builder.ts";
import { addSlice } from "./add-slice.ts";
import { addConcat } from "./concat.ts";

const normal = (shape: number[], seed = 1) => tf.randomNormal(shape, 0, 1, "float32", seed);
/** Feature maps that are channels-first inside a graph. */
const map = (channels: number) => tf.transpose(normal([2, channels, 4, 5]), [0, 2, 3, 1]);

describe("Concat", () => {
  for (const axis of [0, 1, -1])
    test(`x=[2,3,2] y=[2,3,2] axis=${axis}`, () =>
      compareWithCpu(() => tf.concat([normal([2, 3, 2]), normal([2, 3, 2], 2)], axis)));
  for (const dtype of ["int32", "bool"] as const)
    test(`${dtype} [2] + [1]`, () =>
      compareWithCpu(() => tf.concat([tf.tensor1d([1, 0], dtype), tf.tensor1d([1], dtype)])));
  test("nothing beside something", () => compareWithCpu(() => tf.concat([tf.tensor2d([], [0, 2]), normal([3, 2])], 0)));
  test("feature maps by channels", () => compareWithCpu(() => tf.relu(tf.concat([map(3), map(2)], 3))));
  test("feature maps with a tensor, by rows", () =>
    compareWithCpu(() => tf.relu(tf.concat([map(3), normal([2, 1, 5, 3])], 1))));
  test("shapes that do not fit", async () => {
    await tf.setBackend("onnxruntime");
    expect(() => tf.concat([normal([2, 3]), normal([2, 2])], 0)).toThrow(/Shape of tensors\[1\]/);
  });
});

describe("blocked maps", () => {
  /** Blocks of channels, as many as the processor's vector units take, or 8 where they take none. */
  const channels = (blocks: number) => blocks * (new GraphBuilder().blocked.size || 8);
  /** A convolution whose filters change, which leaves blocked maps. */
  const convolve = (x: tf.Tensor, outputs: number) =>
    tf.conv2d(x as tf.Tensor4D, tf.relu(normal([1, 1, x.shape[3]!, outputs], 4)) as tf.Tensor4D, 1, "same");

  for (const axis of [0, 1, 3])
    test(`joined along ${axis}, sliced again`, () =>
      compareWithCpu(
        () => {
          const x = normal([2, 3, 4, channels(1)]);
          const [a, b] = [convolve(x, channels(2)), convolve(x, channels(axis === 3 ? 1 : 2))];
          const joined = tf.relu(tf.concat([a, b], axis));
          const half = tf.slice(joined, [0, 0, 0, channels(1)], [1, 3, 4, channels(1)]);
          return [convolve(joined, 3), tf.relu(half), tf.slice(joined, [0, 1, 0, 1], [2, 1, 4, channels(1)])];
        },
        { tolerance: 1e-4 },
      ));

  test("stay blocked", () => {
    const graph = new GraphBuilder();
    const { size } = graph.blocked;
    if (size === 0) return;
    const maps = [2 * size, size].map((c) => graph.blocked.toChannelsLast(graph.input("float32", [2, c, 3, 4])));
    const joined = addConcat(graph, maps, 3);
    const slice = addSlice(graph, joined, [1, 0, 0, size], [1, 3, 4, size]);
    expect(slice.shape).toEqual([1, 3, 4, size]);
    const blocks = graph.blocked.get(slice);
    expect(graph.finish(blocks ? [blocks] : []).nodes.map(({ operator }) => operator)).toEqual(["Concat", "Slice"]);
  });
});
