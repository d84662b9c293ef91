import * as tf from "@tensorflow/tfjs-core";
import type { Operation } from "./operation.ts";
import { isExact, type ProgramValue, rounded, summed, taken } from "./program-value.ts";

type Unary = (x: tf.Tensor) => tf.Tensor;

const rectifiers: readonly Unary[] = [tf.relu, tf.abs, tf.neg, (x) => tf.clipByValue(x, -1.5, 2)];
const curves: readonly Unary[] = [
  tf.sigmoid,
  tf.tanh,
  tf.erf,
  tf.sin,
  tf.cos,
  tf.elu,
  tf.softplus,
  (x) => tf.exp(tf.clipByValue(x, -3, 2)),
  (x) => tf.log(tf.add(tf.abs(x), 1)),
  (x) => tf.sqrt(tf.add(tf.abs(x), 0.5)),
  (x) => tf.rsqrt(tf.add(tf.square(x), 1)),
  (x) => tf.reciprocal(tf.add(tf.abs(x), 1)),
  (x) => tf.leakyRelu(x, 0.3),
];
const jumps: readonly Unary[] = [tf.step, tf.floor, tf.ceil, tf.round, tf.sign];
const comparisons = [tf.greater, tf.greaterEqual, tf.less, tf.lessEqual, tf.equal, tf.notEqual];

const rectify: Operation = ({ draw, find }) => {
  const x = find(() => true);
  return x ? [{ ...taken(draw.pick(rectifiers)(x.tensor), x), grid: Math.min(x.grid, 0.5) }] : [];
};

const curve: Operation = ({ draw, find }) => {
  // What is lost to rounding grows with the numbers, and shows where a curve brings them down to 1.
  const x = find((value) => value.tensor.dtype === "float32" && (value.bound < 64 || isExact(value)));
  return x ? [rounded(draw.pick(curves)(x.tensor), Math.max(8, x.bound))] : [];
};

const jump: Operation = ({ draw, find }) => {
  const x = find((value) => value.tensor.dtype === "float32" && isExact(value));
  return x ? [{ tensor: draw.pick(jumps)(x.tensor), grid: 1, bound: x.bound + 1 }] : [];
};

const square: Operation = ({ find }) => {
  const x = find(({ bound }) => bound < 100);
  return x ? [summed(tf.square(x.tensor), 1, x, x)] : [];
};

const cast: Operation = ({ find }) => {
  const x = find(isExact);
  if (!x) return [];
  const to = x.tensor.dtype === "float32" ? "int32" : "float32";
  return [{ tensor: tf.cast(x.tensor, to), grid: to === "int32" ? 1 : x.grid, bound: x.bound }];
};

const combine: Operation = ({ draw, find }) => {
  const a = find(({ bound }) => bound < 100);
  const b = a && find(({ tensor, bound }) => bound < 100 && broadcasts(a.tensor.shape, tensor.shape));
  if (!a || !b) return [];
  const both: ProgramValue = { ...taken(a.tensor, a, b), bound: a.bound + b.bound };
  return draw.pick([
    () => [{ ...both, tensor: tf.add(a.tensor, b.tensor) }],
    () => [{ ...both, tensor: tf.sub(a.tensor, b.tensor) }],
    () => [{ ...both, tensor: tf.maximum(a.tensor, b.tensor) }],
    () => [{ ...both, tensor: tf.minimum(a.tensor, b.tensor) }],
    () => [summed(tf.mul(a.tensor, b.tensor), 1, a, b)],
    () => [summed(tf.squaredDifference(a.tensor, b.tensor), 1, both, both)],
    () => [rounded(tf.div(tf.cast(a.tensor, "float32"), tf.add(tf.abs(b.tensor), 1)), a.bound)],
  ])();
};

const compare: Operation = ({ draw, find }) => {
  const a = find(isExact);
  const b = a && find((value) => isExact(value) && broadcasts(a.tensor.shape, value.tensor.shape));
  if (!a || !b) return [];
  const condition = draw.pick(comparisons)(a.tensor, b.tensor);
  if (draw.chance(0.5)) return [{ tensor: tf.cast(condition, draw.pick(["float32", "int32"])), grid: 1, bound: 1 }];
  const other = draw.chance(0.5) ? tf.logicalNot(condition) : condition;
  return [taken(tf.where(other, tf.cast(a.tensor, "float32"), tf.cast(b.tensor, "float32")), a, b)];
};

const divideWhole: Operation = ({ draw, find }) => {
  const isWhole = (value: ProgramValue) => value.tensor.dtype === "int32" && isExact(value);
  const a = find(isWhole);
  const b = a && find((value) => isWhole(value) && broadcasts(a.tensor.shape, value.tensor.shape));
  if (!a || !b) return [];
  const divisor = tf.add(tf.abs(b.tensor), tf.scalar(1, "int32"));
  const tensor = draw.chance(0.5) ? tf.floorDiv(a.tensor, divisor) : tf.mod(a.tensor, divisor);
  return [{ tensor, grid: 1, bound: Math.max(a.bound, b.bound) + 1 }];
};

export const elementwiseOperations: readonly Operation[] = [
  rectify,
  curve,
  jump,
  square,
  cast,
  combine,
  combine,
  compare,
  divideWhole,
];

function broadcasts(a: readonly number[], b: readonly number[]): boolean {
  const rank = Math.min(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => [a.at(-1 - i), b.at(-1 - i)]).every(
    ([x, y]) => x === y || x === 1 || y === 1,
  );
}
