import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";
import { MAX_POOL_WITH_SWITCHES, UNPOOL } from "./pooling-switches.ts";

type Size4 = [number, number, number, number];

/** The least finite float32. */
const LOWEST = -3.4028234663852886e38;

/** Values from few, so that most windows have ties. */
const tied = (shape: Size4, seed: number) => tf.floor(tf.mul(tf.randomNormal(shape, 0, 1, "float32", seed), 2));

const run = (kernel: string, inputs: Record<string, tf.Tensor>, attrs: object): tf.Tensor[] =>
  [tf.engine().runKernel(kernel, inputs, { ...attrs }) as tf.Tensor | tf.Tensor[]].flat() as tf.Tensor[];

const cases: readonly { readonly x: Size4; readonly f: [number, number]; readonly s: [number, number] }[] = [
  { x: [2, 7, 9, 3], f: [3, 3], s: [2, 2] },
  { x: [2, 8, 6, 3], f: [2, 2], s: [2, 2] },
  { x: [1, 6, 7, 2], f: [2, 3], s: [1, 2] },
  { x: [2, 5, 5, 1], f: [3, 3], s: [3, 3] },
];

/** The same in plain JavaScript: [values, switches]. */
function poolPlainly(x: tf.Tensor4D, [kh, kw]: [number, number], [sh, sw]: [number, number]): tf.Tensor4D[] {
  const [n, h, w, c] = x.shape;
  const values = tf.buffer([n, Math.floor((h - kh) / sh) + 1, Math.floor((w - kw) / sw) + 1, c]);
  const switches = tf.buffer(values.shape, "int32");
  const maps = x.bufferSync();
  for (let place = 0; place < values.size; place++) {
    const [image, row, column, channel] = values.indexToLoc(place) as Size4;
    let best = Number.NEGATIVE_INFINITY;
    for (let y = row * sh; y < row * sh + kh; y++)
      for (let z = column * sw; z < column * sw + kw; z++) {
        const value = maps.get(image, y, z, channel);
        if (value <= best) continue;
        best = value;
        switches.set(y * w + z, image, row, column, channel);
      }
    values.set(best, image, row, column, channel);
  }
  return [values.toTensor() as tf.Tensor4D, switches.toTensor() as tf.Tensor4D];
}

function unpoolPlainly(signal: tf.Tensor4D, switches: tf.Tensor4D, shape: Size4): tf.Tensor {
  const maps = tf.buffer(shape);
  const [values, cells] = [signal.bufferSync(), switches.bufferSync()];
  for (let place = 0; place < values.size; place++) {
    const [image, row, column, channel] = values.indexToLoc(place) as Size4;
    const cell = cells.get(image, row, column, channel);
    const [y, z] = [Math.floor(cell / shape[2]), cell % shape[2]];
    maps.set(maps.get(image, y, z, channel) + values.get(image, row, column, channel), image, y, z, channel);
  }
  return maps.toTensor();
}

beforeAll(() => {
  const config = { backendName: "cpu" } as const;
  tf.registerKernel({
    ...config,
    kernelName: MAX_POOL_WITH_SWITCHES,
    kernelFunc: ({ inputs, attrs }) =>
      poolPlainly(inputs.x as tf.Tensor4D, attrs?.kernel as [number, number], attrs?.strides as [number, number]),
  });
  tf.registerKernel({
    ...config,
    kernelName: UNPOOL,
    kernelFunc: ({ inputs, attrs }) =>
      unpoolPlainly(inputs.signal as tf.Tensor4D, inputs.switches as tf.Tensor4D, attrs?.shape as Size4),
  });
});

describe(MAX_POOL_WITH_SWITCHES, () => {
  for (const { x, f, s } of cases)
    test(`x=[${x}] f=[${f}] s=[${s}]`, () =>
      compareWithCpu(() => run(MAX_POOL_WITH_SWITCHES, { x: tied(x, 1) }, { kernel: f, strides: s })));

  for (const margins of [
    [1, 0, 2, 1],
    [1, 2, 0, 0],
    [0, 0, 0, 2],
  ] as const)
    test(`x=[2,5,6,3] f=[3,3] s=[2,2] counts in the map that [${margins}] cells of lowest values were laid around`, () =>
      compareWithCpu(() => {
        const [top, bottom, left, right] = margins;
        const padding: [number, number][] = [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ];
        const x = tf.pad(tied([2, 5, 6, 3], 2), padding, LOWEST);
        const pooled: tf.Tensor = tf.maxPool(x as tf.Tensor4D, 3, 2, "valid");
        const both = run(MAX_POOL_WITH_SWITCHES, { x }, { kernel: [3, 3], strides: [2, 2] });
        return [pooled, ...both];
      }));

  for (const [name, make, attributes, message] of [
    ["whole numbers", () => tf.zeros([1, 4, 4, 1], "int32"), {}, "expected x float32[n, h, w, c], got int32[1,4,4,1]"],
    ["maps of no image", () => tf.zeros([4, 4, 1]), {}, "expected x float32[n, h, w, c], got float32[4,4,1]"],
    ["a kernel that is no pair", () => tf.zeros([1, 4, 4, 1]), { kernel: 2 }, "expected kernel [rows, columns]"],
    ["strides of none", () => tf.zeros([1, 4, 4, 1]), { strides: [0, 0] }, "of at least 1, got [0,0]"],
    ["windows that do not fit", () => tf.zeros([1, 4, 4, 1]), { kernel: [5, 2] }, "windows [5,2] that fit x [1,4,4,1]"],
  ] as const)
    test(`refuses ${name}`, async () => {
      await tf.setBackend("onnxruntime");
      const given = { kernel: [2, 2], strides: [2, 2], ...attributes };
      expect(() => run(MAX_POOL_WITH_SWITCHES, { x: make() }, given)).toThrow(message);
    });
});

describe(UNPOOL, () => {
  for (const { x, f, s } of cases)
    test(`signal of x=[${x}] f=[${f}] s=[${s}] adds what meets`, () =>
      compareWithCpu(() => {
        const [values, switches] = run(MAX_POOL_WITH_SWITCHES, { x: tied(x, 3) }, { kernel: f, strides: s }) as [
          tf.Tensor4D,
          tf.Tensor4D,
        ];
        return run(UNPOOL, { signal: tf.add(values, 0.5), switches }, { shape: x });
      }));

  test("refuses switches of another shape", async () => {
    await tf.setBackend("onnxruntime");
    const inputs = { signal: tf.zeros([1, 2, 2, 1]), switches: tf.zeros([1, 2, 1, 1], "int32") };
    expect(() => run(UNPOOL, inputs, { shape: [1, 4, 4, 1] })).toThrow(
      "Unpool: expected signal and switches [n, oh, ow, c] for maps [1,4,4,1], got [1,2,2,1] and [1,2,1,1]",
    );
  });
});

for (const [name, inputs, shape, message] of [
  ["no switches", { signal: () => tf.zeros([1, 2, 2, 1]) }, [1, 4, 4, 1], "got float32 and undefined"],
  [
    "a shape of three extents",
    { signal: () => tf.zeros([1, 2, 2, 1]), switches: () => tf.zeros([1, 2, 2, 1], "int32") },
    [4, 4, 1],
    "expected a shape [n, h, w, c], got [4,4,1]",
  ],
] as const)
  test(`${UNPOOL} refuses ${name}`, async () => {
    await tf.setBackend("onnxruntime");
    const made = Object.fromEntries(Object.entries(inputs).map(([key, make]) => [key, make()]));
    expect(() => run(UNPOOL, made, { shape })).toThrow(message);
  });

describe("MaxPoolWithArgmax", () => {
  for (const { x, f, s } of cases)
    for (const includeBatchInIndex of [false, true])
      test(`x=[${x}] f=[${f}] s=[${s}] p=same batch=${includeBatchInIndex}`, () =>
        compareWithCpu(() =>
          Object.values(tf.maxPoolWithArgmax(tied(x, 4) as tf.Tensor4D, f, s, "same", includeBatchInIndex)),
        ));

  test("x=[1,2,3,1] f=[2,2] s=1 passes over NaN", () =>
    compareWithCpu(() =>
      Object.values(tf.maxPoolWithArgmax(tf.tensor4d([Number.NaN, 1, 5, -3, 2, 4], [1, 2, 3, 1]), 2, 1, "valid")),
    ));
});
