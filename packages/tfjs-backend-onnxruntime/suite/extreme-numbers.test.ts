import "../src/index.ts";
import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { type Deviation, deviations } from "./deviations.ts";

type Type = "float32" | "int32" | "bool";

/** NaN, infinities, both zeros, halves, and where float32, int32 and exponentials end. */
const extremes: Readonly<Record<Type, readonly number[]>> = {
  float32: [
    ...[Number.NaN, Infinity, -Infinity, 0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 0.49999997, 20, -20, 100, -100],
    ...[88.5, 89, -104, 1e-8, -1e-8, 1e10, -1e10, 3.4e38],
  ],
  int32: [0, 1, -1, 2, -2, 3, -3, 7, -7, 46341, 100_000, -100_000, 2_147_483_647, -2_147_483_648],
  bool: [0, 1],
};
const types: readonly Type[] = ["float32", "int32", "bool"];

const unary = {
  ...{ abs: tf.abs, acos: tf.acos, acosh: tf.acosh, asin: tf.asin, asinh: tf.asinh, atan: tf.atan, atanh: tf.atanh },
  ...{ exp: tf.exp, expm1: tf.expm1, leakyRelu: tf.leakyRelu, isFinite: tf.isFinite, isInf: tf.isInf, isNaN: tf.isNaN },
  ...{ log1p: tf.log1p, neg: tf.neg, reciprocal: tf.reciprocal, relu: tf.relu, relu6: tf.relu6, selu: tf.selu },
  ...{ sign: tf.sign, sinh: tf.sinh, softplus: tf.softplus, square: tf.square, step: tf.step },
};
/** TensorFlow.js takes them of float32 alone. */
const unaryOfReals = {
  ...{ ceil: tf.ceil, cos: tf.cos, cosh: tf.cosh, elu: tf.elu, erf: tf.erf, floor: tf.floor, log: tf.log },
  ...{ round: tf.round, rsqrt: tf.rsqrt, sigmoid: tf.sigmoid, sin: tf.sin, sqrt: tf.sqrt, tan: tf.tan, tanh: tf.tanh },
};
const binary = {
  ...{ add: tf.add, sub: tf.sub, mul: tf.mul, div: tf.div, divNoNan: tf.divNoNan, floorDiv: tf.floorDiv, mod: tf.mod },
  ...{ pow: tf.pow, maximum: tf.maximum, minimum: tf.minimum, squaredDifference: tf.squaredDifference },
  ...{ equal: tf.equal, notEqual: tf.notEqual, greater: tf.greater, greaterEqual: tf.greaterEqual, less: tf.less },
  ...{ lessEqual: tf.lessEqual, atan2: tf.atan2, prelu: tf.prelu },
};

const met = new Set<Deviation>();

async function compute(backend: string, operation: () => tf.Tensor) {
  await tf.setBackend(backend);
  const tensor = tf.tidy(operation);
  const { dtype, shape } = tensor;
  const numbers = Array.from(await tensor.data<"float32">());
  tensor.dispose();
  return { dtype, shape, numbers };
}

/** @param argumentsOf what the operation was given at an element of its result */
async function expectAlike(
  name: string,
  operation: () => tf.Tensor,
  argumentsOf: (element: number) => readonly number[],
): Promise<void> {
  const expected = await compute("cpu", operation);
  const actual = await compute("onnxruntime", operation);
  expect([actual.dtype, actual.shape]).toEqual([expected.dtype, expected.shape]);
  const known = deviations.filter(({ operations }) => operations.includes(name));
  const wrong = expected.numbers.flatMap((number, element) => {
    const other = actual.numbers[element]!;
    const args = argumentsOf(element);
    if (isClose(other, number)) return [];
    const deviation = known.find(({ isAt }) => isAt(...args));
    if (deviation) {
      met.add(deviation);
      return [];
    }
    return [`${name}(${args.join(", ")}): expected ${number}, got ${other}`];
  });
  expect(wrong).toEqual([]);
}

function isClose(a: number, b: number): boolean {
  return Object.is(a, b) || a === b || Math.abs(a - b) <= 2e-8 + 2e-6 * Math.max(Math.abs(a), Math.abs(b));
}

for (const [name, operation] of Object.entries({ ...unary, ...unaryOfReals })) {
  for (const type of name in unaryOfReals ? (["float32"] as const) : types) {
    const numbers = extremes[type];
    test(`${name} of extreme ${type} numbers`, () =>
      expectAlike(
        name,
        () => operation(tf.tensor1d([...numbers], type)),
        (element) => [numbers[element]!],
      ));
  }
}

for (const [name, operation] of Object.entries(binary)) {
  for (const [left, right] of types.flatMap((a) => types.map((b) => [a, b] as const))) {
    const [x, y] = [extremes[left], extremes[right]];
    test(`${name} of extreme ${left} and ${right} numbers`, () =>
      expectAlike(
        name,
        () => operation(tf.tensor2d([...x], [x.length, 1], left), tf.tensor2d([...y], [1, y.length], right)),
        (element) => [x[Math.floor(element / y.length)]!, y[element % y.length]!],
      ));
  }
}

test("every known deviation was met", () => {
  expect(deviations.filter((deviation) => !met.has(deviation)).map(({ reason }) => reason)).toEqual([]);
});
