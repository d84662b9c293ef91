import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const comparisons = {
  equal: tf.equal,
  notEqual: tf.notEqual,
  greater: tf.greater,
  greaterEqual: tf.greaterEqual,
  less: tf.less,
  lessEqual: tf.lessEqual,
};
const values = { float32: [Number.NaN, -0, 0.5, 1, -3], int32: [2, 0, 1, 1, -3], bool: [1, 0, 1, 1, 0] } as const;

describe("comparisons", () => {
  for (const dtype of ["float32", "int32", "bool"] as const)
    for (const [name, compute] of Object.entries(comparisons))
      test(`${name} a=${dtype}[5] b=${dtype}[5,1]`, () =>
        compareWithCpu(() => {
          const a = tf.tensor1d([...values[dtype]], dtype);
          return compute(a, tf.reshape(a, [5, 1]));
        }));
});

describe("connectives", () => {
  for (const [name, compute] of Object.entries({ and: tf.logicalAnd, or: tf.logicalOr, xor: tf.logicalXor }))
    test(`${name} a=[2] b=[2,1]`, () =>
      compareWithCpu(() => {
        const a = tf.tensor1d([true, false], "bool");
        return compute(a, tf.reshape(a, [2, 1]));
      }));
});
