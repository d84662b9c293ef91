import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { startableBackends } from "../../test/startable-backends.ts";
import { startBackend } from "../start-backend.ts";

const backends = await startableBackends();

type Pair = readonly [number, number];
type Shape = readonly [number, number, number, number];

function pool(x: tf.Tensor4D, kernel: [number, number], strides: [number, number]): [tf.Tensor, tf.Tensor] {
  const outputs = tf.engine().runKernel("MaxPoolWithSwitches", { x }, { kernel, strides });
  if (!Array.isArray(outputs)) throw new Error("expected two outputs");
  const [values, switches] = outputs;
  if (!(values instanceof tf.Tensor) || !(switches instanceof tf.Tensor)) throw new Error("expected tensors");
  return [values, switches];
}

function unpool(signal: tf.Tensor, switches: tf.Tensor, shape: number[]): tf.Tensor {
  const output = tf.engine().runKernel("Unpool", { signal, switches }, { shape });
  if (!(output instanceof tf.Tensor)) throw new Error("expected a tensor");
  return output;
}

/** Values from few, so that most windows have ties. */
function tied(shape: Shape): Float32Array {
  const count = shape.reduce((product, length) => product * length, 1);
  return Float32Array.from({ length: count }, (_, index) => ((index * 7) % 5) - 4);
}

function poolByLoops(maps: Float32Array, shape: Shape, kernel: Pair, strides: Pair) {
  const [batch, height, width, channels] = shape;
  const rows = Math.floor((height - kernel[0]) / strides[0]) + 1;
  const columns = Math.floor((width - kernel[1]) / strides[1]) + 1;
  const values: number[] = [];
  const switches: number[] = [];
  for (let cell = 0; cell < batch * rows * columns * channels; cell++) {
    const channel = cell % channels;
    const column = Math.floor(cell / channels) % columns;
    const row = Math.floor(cell / channels / columns) % rows;
    const image = Math.floor(cell / channels / columns / rows);
    let [best, place] = [Number.NEGATIVE_INFINITY, -1];
    for (let y = row * strides[0]; y < row * strides[0] + kernel[0]; y++) {
      for (let x = column * strides[1]; x < column * strides[1] + kernel[1]; x++) {
        const value = maps[((image * height + y) * width + x) * channels + channel]!;
        if (value > best) [best, place] = [value, y * width + x];
      }
    }
    values.push(best);
    switches.push(place);
  }
  return { shape: [batch, rows, columns, channels], values, switches };
}

/** How many of the switches lead to each place of the unpooled map. */
function countSwitches(switches: readonly number[], [batch, height, width, channels]: Shape): number[] {
  const counts = new Array<number>(batch * height * width * channels).fill(0);
  const cells = switches.length / batch;
  switches.forEach((place, cell) => {
    counts[(Math.floor(cell / cells) * height * width + place) * channels + (cell % channels)]! += 1;
  });
  return counts;
}

describe.each(backends)("kernels on %s", (name) => {
  test("x=[1,3,4,1] k=2×3 s=1×1: switches are the first maximum in row-major order", async () => {
    await startBackend(name);
    const x = tf.tensor4d([1, 5, 5, 0, 5, 1, 5, 9, 0, 5, 5, 5], [1, 3, 4, 1]);
    const [values, switches] = pool(x, [2, 3], [1, 1]);
    expect(values.shape).toEqual([1, 2, 2, 1]);
    expect([...(await values.data())]).toEqual([5, 9, 5, 9]);
    expect([...(await switches.data())]).toEqual([1, 7, 4, 7]);
  });

  test("where every value is negative, the maximum is still one of them", async () => {
    await startBackend(name);
    const [values, switches] = pool(tf.tensor4d([-3, -2, -2, -9], [1, 2, 2, 1]), [2, 2], [2, 2]);
    expect([...(await values.data())]).toEqual([-2]);
    expect([...(await switches.data())]).toEqual([1]);
  });

  test("overlapping windows: values that meet at one place add", async () => {
    await startBackend(name);
    const x = tf.tensor4d([0, 0, 0, 0, 7, 0, 0, 0, 0], [1, 3, 3, 1]);
    const [, switches] = pool(x, [2, 2], [1, 1]);
    const unpooled = unpool(tf.tensor4d([1, 2, 4, 8], [1, 2, 2, 1]), switches, [1, 3, 3, 1]);
    expect([...(await unpooled.data())]).toEqual([0, 0, 0, 0, 15, 0, 0, 0, 0]);
  });

  test("unpooling is the pool's gradient: b=2 h=7 w=6 c=3 k=3 s=2", async () => {
    await startBackend(name);
    const x = tf.randomUniform<tf.Rank.R4>([2, 7, 6, 3], -1, 1, "float32", 7);
    const [values, switches] = pool(x, [3, 3], [2, 2]);
    const signal = tf.randomUniform(values.shape, -1, 1, "float32", 8);
    const unpooled = await unpool(signal, switches, x.shape).data();
    const [input, output, places, sent] = await Promise.all([x.data(), values.data(), switches.data(), signal.data()]);
    const expected = new Float32Array(input.length);
    for (let cell = 0; cell < output.length; cell++) {
      const image = Math.floor(cell / (output.length / 2));
      const index = (image * 42 + places[cell]!) * 3 + (cell % 3);
      expect(input[index]).toBe(output[cell]);
      expected[index] = expected[index]! + sent[cell]!;
    }
    expect(unpooled).toEqual(expected);
  });

  test.each([
    { shape: [2, 9, 8, 3], kernel: [3, 3], strides: [2, 2] },
    { shape: [1, 7, 10, 2], kernel: [2, 4], strides: [1, 3] },
    { shape: [3, 5, 5, 1], kernel: [5, 5], strides: [1, 1] },
    { shape: [1, 12, 12, 4], kernel: [2, 2], strides: [3, 3] },
    { shape: [1, 1, 9, 5], kernel: [1, 3], strides: [1, 1] },
  ] as const)("x=$shape k=$kernel s=$strides: mostly ties, as loops find them", async ({ shape, kernel, strides }) => {
    await startBackend(name);
    const maps = tied(shape);
    const x = tf.tensor4d(maps, [...shape]);
    const [values, switches] = pool(x, [...kernel], [...strides]);
    const expected = poolByLoops(maps, shape, kernel, strides);
    expect(values.shape).toEqual(expected.shape);
    expect(switches.dtype).toBe("int32");
    expect([...(await values.data())]).toEqual(expected.values);
    expect([...(await switches.data())]).toEqual(expected.switches);
    const ones = tf.onesLike(values);
    const unpooled = [...(await unpool(ones, switches, [...shape]).data())];
    expect(unpooled).toEqual(countSwitches(expected.switches, shape));
  });

  test("nothing leaks", async () => {
    await startBackend(name);
    const x = tf.ones<tf.Rank.R4>([1, 4, 4, 2]);
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const [values, switches] = pool(x, [2, 2], [2, 2]);
      unpool(values, switches, [1, 4, 4, 2]);
    });
    expect(tf.memory().numTensors).toBe(before);
  });
});

test("what npm installs was tested", () => expect(backends).toEqual(expect.arrayContaining(["onnxruntime", "cpu"])));
