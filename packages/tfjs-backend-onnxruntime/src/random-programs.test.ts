import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { test } from "vitest";
import { compareWithCpu } from "./compare-with-cpu.ts";

/** Whole numbers below `end`, the same for the same seed. */
function dice(seed: number): (end: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (end) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    state ^= state >>> 15;
    return (state >>> 0) % end;
  };
}

type Roll = (end: number) => number;
type Size4 = [number, number, number, number];
type Margins4 = [[number, number], [number, number], [number, number], [number, number]];

const numbers = (shape: readonly number[], roll: Roll) =>
  tf.randomNormal([...shape] as Size4, 0, 1, "float32", 1 + roll(1000)) as tf.Tensor4D;

/** A convolution, whose filters may be results too. */
function convolve(x: tf.Tensor4D, roll: Roll): tf.Tensor4D {
  const filter = numbers([1 + roll(3), 1 + roll(2), x.shape[3], [3, 8, 16][roll(3)]!], roll);
  return tf.conv2d(x, roll(2) === 0 ? filter : tf.mul(filter, 0.5), 1 + roll(2), "same");
}

// Without splits into one part: TensorFlow.js has no gradient of them.
/** What turns feature maps into feature maps; it may use those before. */
const differentiable: readonly ((x: tf.Tensor4D, roll: Roll, before: readonly tf.Tensor4D[]) => tf.Tensor)[] = [
  convolve,
  convolve,
  (x) => tf.relu(x),
  (x, roll) => tf.add(x, numbers([x.shape[3]], roll)),
  (x, roll) => tf.mul(x, numbers([x.shape[0], 1, 1, x.shape[3]], roll)),
  (x, roll) => tf.pad(x, [0, 1, 2, 3].map(() => [roll(3) >> 1, roll(3) >> 1]) as Margins4, roll(3) - 1),
  (x, roll) => tf.mirrorPad(x, x.shape.map((extent) => [roll(2) % extent, roll(2) % extent]) as Margins4, "reflect"),
  (x, roll) => {
    const begin = x.shape.map((extent) => roll(Math.min(extent, 3))) as Size4;
    return tf.slice(x, begin, x.shape.map((extent, axis) => 1 + roll(extent - begin[axis]!)) as Size4);
  },
  (x, roll) =>
    tf.slice(x, [0, 0, 0, x.shape[3] < 16 ? 0 : 8], [1 + roll(x.shape[0]), -1, -1, x.shape[3] < 16 ? -1 : 8]),
  (x, roll) => tf.reverse(x, roll(4)),
  (x, roll) => tf.tile(x, [1 + ((roll(4) >> 1) % 2), 1, 1, 1 + roll(2)]),
  (x, roll) => tf.concat([x, tf.relu(x)], roll(4)),
  (x, roll, before) => {
    const other = before[roll(before.length)]!;
    return other.shape.join() === x.shape.join() ? tf.maximum(x, other) : tf.mul(x, tf.mean(other));
  },
  (x, roll) => {
    const axis = roll(4);
    const places = Array.from({ length: 1 + roll(9) }, () => roll(x.shape[axis]!));
    return tf.gather(x, tf.tensor1d(places, "int32"), axis);
  },
  (x, roll) => (x.shape[3] % 2 === 0 ? tf.split(x, 2, 3)[roll(2)]! : tf.neg(x)),
  (x, roll) =>
    tf.transpose(
      x,
      [
        [0, 2, 1, 3],
        [0, 3, 1, 2],
        [0, 2, 3, 1],
        [3, 1, 2, 0],
      ][roll(4)],
    ),
  (x) => tf.reshape(x, [x.shape[0], x.shape[2], x.shape[1], x.shape[3]]),
  (x) => tf.reshape(tf.relu(tf.reshape(x, [x.shape[0], -1])), x.shape),
  (x) => (x.shape[3] > 1 ? tf.stack(tf.unstack(x, 3), 3) : tf.abs(x)),
  (x, roll) => tf.maxPool(x, 1 + roll(3), 1 + roll(2), "same"),
  (x, roll) => tf.sum(x, roll(4), true),
  (x) => tf.softmax(x),
];

const steps: typeof differentiable = [
  ...differentiable,
  (x, roll) => tf.stridedSlice(x, [0, 0, 0, 0], x.shape, [1, 1 + roll(2), 1 + roll(3), 1 + roll(2)]),
];

const input = (roll: Roll) => numbers([1 + roll(2), 2 + roll(5), 2 + roll(5), [1, 4, 8, 16][roll(4)]!], roll);

/** Runs operations on feature maps, and reads some between. @returns all of them that are not too large */
function runProgram(roll: Roll, maps: tf.Tensor4D[], allowed: typeof differentiable): tf.Tensor4D[] {
  for (let step = 0; step < 8; step++) {
    const x = maps[Math.max(0, maps.length - 1 - (roll(4) >> 1))]!;
    const y = allowed[roll(allowed.length)]!(x, roll, maps) as tf.Tensor4D;
    if (y.size <= 20_000) maps.push(y);
    if (roll(6) === 0) y.dataSync();
  }
  return maps;
}

// The environment may choose more of them, or others.
const first = Number(process.env.FIRST_PROGRAM ?? 0);
const last = first + Number(process.env.PROGRAMS ?? 40);
for (let seed = first; seed < last; seed++) {
  test(`program ${seed}`, () =>
    compareWithCpu(
      () => {
        const roll = dice(seed);
        const maps = runProgram(roll, [input(roll)], steps);
        return maps.filter((_, place) => place === maps.length - 1 || roll(3) > 0);
      },
      { tolerance: 1e-4 },
    ));
  test(`program ${seed}, its gradient`, () =>
    compareWithCpu(
      () => {
        const roll = dice(seed);
        const run = (x: tf.Tensor) => runProgram(roll, [x as tf.Tensor4D], differentiable).at(-1)!;
        return tf.grad(run)(input(roll));
      },
      { tolerance: 1e-4 },
    ));
}
