import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0];
const plain = [0.25, -0.25, 0.5, -0.5, 0.99, -0.99, 1, -1, 1.5, 2.5, -2.5, 3.75, 6.5, 9, -9, 1e-6, -1e-6, 20, -20];

const onReals = {
  abs: tf.abs,
  acos: tf.acos,
  acosh: tf.acosh,
  asin: tf.asin,
  asinh: tf.asinh,
  atan: tf.atan,
  atanh: tf.atanh,
  ceil: tf.ceil,
  cos: tf.cos,
  elu: tf.elu,
  erf: tf.erf,
  exp: tf.exp,
  expm1: tf.expm1,
  floor: tf.floor,
  isFinite: tf.isFinite,
  isInf: tf.isInf,
  isNaN: tf.isNaN,
  log: tf.log,
  log1p: tf.log1p,
  neg: tf.neg,
  reciprocal: tf.reciprocal,
  relu: tf.relu,
  relu6: tf.relu6,
  round: tf.round,
  rsqrt: tf.rsqrt,
  selu: tf.selu,
  sigmoid: tf.sigmoid,
  sign: tf.sign,
  sin: tf.sin,
  sinh: tf.sinh,
  softplus: tf.softplus,
  sqrt: tf.sqrt,
  square: tf.square,
  tan: tf.tan,
  tanh: tf.tanh,
  cosh: tf.cosh,
};

describe("unary on float32", () => {
  // The largest results would hide errors in the smallest, so that each is compared alone.
  for (const [name, compute] of Object.entries(onReals))
    test(`${name} x=[24]`, () =>
      compareWithCpu(() => [...special, ...plain].map((value) => compute(tf.tensor1d([value]))), { tolerance: 2e-6 }));

  test("tan keeps the digits next to its poles", () =>
    compareWithCpu(() => tf.tan(tf.tensor1d([1.5707963, -1.57079, 179.5, 10000.25])), { tolerance: 1e-7 }));

  for (const [name, compute] of Object.entries({ expm1: tf.expm1, log1p: tf.log1p }))
    test(`${name} keeps the digits of small numbers`, () =>
      compareWithCpu(() => tf.mul(compute(tf.tensor1d([1e-6, -3e-7, 2e-5])), 1e6), { tolerance: 1e-6 }));
});

describe("unary on int32", () => {
  const onIntegers = { abs: tf.abs, neg: tf.neg, relu: tf.relu, relu6: tf.relu6, sign: tf.sign, square: tf.square };
  for (const [name, compute] of Object.entries(onIntegers))
    test(`${name} x=[5]`, () => compareWithCpu(() => compute(tf.tensor1d([-3, 0, 2, 9, -1234], "int32"))));
});

describe("unary on feature maps", () => {
  test("relu, sqrt x=[1,3,2,4]", () =>
    compareWithCpu(() => tf.sqrt(tf.relu(tf.randomNormal([1, 3, 2, 4], 0, 1, "float32", 7)))));

  test("logicalNot x=[2,2]", () =>
    compareWithCpu(() => tf.logicalNot(tf.tensor2d([true, false, false, true], [2, 2], "bool"))));
});
