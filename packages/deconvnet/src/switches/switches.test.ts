import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCpu } from "../../test/start-cpu.ts";
import { findSwitches } from "./find-switches.ts";
import { MAX_POOL_WITH_SWITCHES, UNPOOL } from "./switch-kernels.ts";
import { unpool } from "./unpool.ts";

const pool = (changes: Partial<LayerOf<"MaxPool">> = {}): LayerOf<"MaxPool"> => ({
  name: "pool",
  operator: "MaxPool",
  inputs: ["x"],
  kernel: [2, 3],
  strides: [1, 2],
  dilations: [1, 1],
  pads: { top: 0, left: 0, bottom: 0, right: 0 },
  ceil: false,
  shape: [2, 2, 1],
  ...changes,
});

/** Values from few, so that most windows have ties. */
const tied = (shape: [number, number, number, number]): tf.Tensor4D => {
  const count = shape.reduce((product, length) => product * length, 1);
  return tf.tensor4d(
    Float32Array.from({ length: count }, (_, index) => ((index * 7) % 5) - 4),
    shape,
  );
};

describe("findSwitches", () => {
  beforeAll(startCpu);
  const known = () => tf.getKernel(tf.MaxPoolWithArgmax, "cpu");
  const argmax = { config: undefined as ReturnType<typeof known> | undefined };
  const withoutArgmax = (): void => {
    argmax.config = known();
    tf.unregisterKernel(tf.MaxPoolWithArgmax, "cpu");
  };
  afterEach(() => {
    if (argmax.config) tf.registerKernel(argmax.config);
    argmax.config = undefined;
    if (tf.getKernel(MAX_POOL_WITH_SWITCHES, "cpu")) tf.unregisterKernel(MAX_POOL_WITH_SWITCHES, "cpu");
  });

  const x = () => tf.tensor4d([1, 9, 9, 2, 3, 0, 9, 1, 2, 7, 7, 7, 7, 7, 8], [1, 3, 5, 1]);

  it.for(["the backend's argmax", "taps"])("gives the first maximum in row-major order, by %s", async (way) => {
    if (way === "taps") withoutArgmax();
    // Windows [1 9 9 / 0 9 1], [9 2 3 / 1 2 7], [0 9 1 / 7 7 7], [1 2 7 / 7 7 8].
    expect(Array.from(await findSwitches(pool(), x()).data())).toEqual([1, 0, 1, 5]);
  });

  it("gives the same by taps as by the backend's argmax, where most windows have ties", async () => {
    const maps = tied([2, 9, 8, 3]);
    const layer = pool({ kernel: [3, 3], pads: { top: 1, left: 2, bottom: 1, right: 0 }, shape: [9, 4, 3] });
    const expected = Array.from(await findSwitches(layer, maps).data());
    withoutArgmax();
    expect(Array.from(await findSwitches(layer, maps).data())).toEqual(expected);
  });

  it("counts a dilated window's cells over its whole extent", async () => {
    const layer = pool({ kernel: [2, 2], dilations: [2, 4], shape: [1, 1, 1] });
    // Corners 1, 3, 7, 8 of the 3 × 5 map.
    expect(Array.from(await findSwitches(layer, x()).data())).toEqual([14]);
  });

  it("takes a registered kernel's switches, flat in the padded map", async () => {
    const seen: unknown[] = [];
    tf.registerKernel({
      kernelName: MAX_POOL_WITH_SWITCHES,
      backendName: "cpu",
      kernelFunc: ({ inputs, attrs }) => {
        seen.push(inputs.x!.shape, attrs);
        const values = tf.zeros([1, 2, 2, 1]);
        return [values, tf.tensor4d([1, 2, 6, 14], [1, 2, 2, 1], "int32")];
      },
    });
    expect(Array.from(await findSwitches(pool(), x()).data())).toEqual([1, 0, 1, 5]);
    expect(seen).toEqual([[1, 3, 5, 1], { kernel: [2, 3], strides: [1, 2] }]);
  });
});

describe("unpool", () => {
  beforeAll(startCpu);
  afterEach(() => {
    if (tf.getKernel(UNPOOL, "cpu")) tf.unregisterKernel(UNPOOL, "cpu");
  });

  const int32 = (values: number[], shape: [number, number, number, number]) => tf.tensor4d(values, shape, "int32");

  it("adds values that meet, map by map", async () => {
    const signal = tf.tensor4d([1, 10, 2, 20, 3, 30, 4, 40], [2, 1, 2, 2]);
    const switches = int32([0, 3, 0, 1, 2, 2, 1, 2], [2, 1, 2, 2]);
    const unpooled = unpool(signal, switches, 2, 2);
    expect(unpooled.shape).toEqual([2, 2, 2, 2]);
    expect(Array.from(await unpooled.data())).toEqual([3, 0, 0, 20, 0, 0, 0, 10, 0, 0, 4, 0, 3, 70, 0, 0]);
  });

  it("refuses switches of another shape", () => {
    expect(() => unpool(tf.zeros([1, 1, 2, 1]), int32([0], [1, 1, 1, 1]), 1, 2)).toThrow(RangeError);
  });

  it("leaves the work to a registered kernel", async () => {
    tf.registerKernel({
      kernelName: UNPOOL,
      backendName: "cpu",
      kernelFunc: ({ attrs }) => tf.fill(attrs?.shape as number[], 5),
    });
    const unpooled = unpool(tf.zeros([1, 1, 1, 1]), int32([0], [1, 1, 1, 1]), 1, 2);
    expect(Array.from(await unpooled.data())).toEqual([5, 5]);
  });
});
