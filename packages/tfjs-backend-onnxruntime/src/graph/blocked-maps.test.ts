import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";
import { blockSize } from "../onnx/block-size.ts";
import { GraphBuilder } from "./graph-builder.ts";

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, "float32", seed);

/** Filters that an operation made are no constants of the graph, so that maps come in blocks. */
function convolve(shape: number[]): tf.Tensor {
  const filter = tf.mul(normal([1, 1, 32, 32], 1), 0.3);
  return tf.conv2d(normal(shape, 2) as tf.Tensor4D, filter as tf.Tensor4D, 1, "same");
}

describe("operands beside blocked maps [2,4,3,32]", () => {
  const maps = () => convolve([2, 4, 3, 32]);

  for (const shape of [
    [2, 4, 3],
    [2, 1, 1],
    [1, 4, 3],
    [2, 4, 1],
    [2, 1, 3],
    [1, 1, 1],
  ])
    test(`blocked [${shape},32]`, () =>
      compareWithCpu(() => [tf.mul(maps(), convolve([...shape, 32])), tf.sub(convolve([...shape, 32]), maps())]));

  for (const shape of [[], [1], [32], [1, 1, 1, 32], [2, 1, 1, 32], [3, 32], [4, 3, 1], [2, 4, 3, 1], [2, 4, 3, 32]])
    test(`channels-last [${shape}]`, () =>
      compareWithCpu(() => [tf.mul(maps(), normal(shape, 4)), tf.maximum(normal(shape, 4), maps())]));

  test("bounds that have to be single numbers", () => compareWithCpu(() => tf.clipByValue(maps(), -0.5, 0.5)));

  test("integers and truth values", () =>
    compareWithCpu(() => {
      const mask = tf.greater(normal([2, 4, 3, 32], 5), 0);
      const counts = tf.cast(tf.mul(normal([3, 32], 6), 3), "int32");
      return [tf.where(mask, maps(), tf.neg(maps())), tf.add(tf.cast(tf.mul(maps(), 4), "int32"), counts)];
    }));
});

if (blockSize() > 0)
  test("a number a channel meets blocked maps as it lies", () => {
    const graph = new GraphBuilder();
    const x = graph.blocked.toChannelsLast(graph.input("float32", [1, 32, 4, 3]));
    const y = graph.elementwise("Add", [x, graph.input("float32", [32])]);
    expect(y.shape).toEqual([1, 4, 3, 32]);
    const operators = new Set(graph.finish([graph.blocked.from(y)]).nodes.map(({ operator }) => operator));
    expect([...operators].sort()).toEqual(["Add", "Reshape"]);
  });
