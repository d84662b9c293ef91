import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Size4 = [number, number, number, number];

const normal = (shape: Size4, seed: number) => tf.randomNormal<tf.Rank.R4>(shape, 0, 1, "float32", seed);

const cases = [
  { f: [3, 3, 16, 24], s: 1, p: "same" },
  { f: [4, 2, 18, 16], s: 1, p: "same" },
  { f: [5, 5, 16, 16], s: 1, p: "valid" },
  { f: [1, 1, 32, 7], s: 1, p: "valid" },
  { f: [3, 3, 16, 16], s: 1, p: 4 },
  { f: [3, 3, 16, 16], s: 2, p: "same" },
] as const;

describe.each(cases)("Conv2DBackpropInput x=[2,7,6,·] f=[$f] s=$s p=$p", ({ f, s, p }) => {
  const gradient = (filter: tf.Tensor4D) => {
    const shape: Size4 = [2, 7, 6, f[2]];
    const { outShape } = tf.backend_util.computeConv2DInfo(shape, [...f], s, 1, p);
    return tf.conv2dTranspose(normal(outShape, 1), filter, shape, s, p);
  };

  test("filters that change", () => compareWithCpu(() => gradient(tf.mul(normal([...f], 2), 0.5))));

  test("filters that are there to stay are compiled into the graph", async () => {
    const kept: tf.Tensor[] = [];
    await compareWithCpu(() => {
      const filter = tf.keep(normal([...f], 2));
      kept.push(filter);
      return gradient(filter);
    });
    tf.dispose(kept);
  });
});
