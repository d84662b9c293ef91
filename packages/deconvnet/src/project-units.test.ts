import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { expectClose } from "../test/expect-close.ts";
import { projectAll, projectFull } from "../test/project-full.ts";
import { type ChainedLayer, counting, noPads, runLayers } from "../test/run-layers.ts";
import { startCpu } from "../test/start-cpu.ts";
import { type ProjectionOptions, projectUnits, runForward, type Unit } from "./index.ts";

const constant = (shape: readonly number[], data: readonly number[]) => ({ shape, data: Float32Array.from(data) });
const dot = (weights: readonly number[]): ChainedLayer[] => [
  { operator: "Flatten", shape: [weights.length], order: "channels-first" },
  { operator: "Gemm", name: "dot", weights: constant([weights.length, 1], weights), bias: undefined },
];
const dotUnit: Unit = { layer: "dot", channel: 0, y: 0, x: 0 };
const convolution = (
  taps: readonly number[],
  geometry: { name?: string; strides?: readonly [number, number]; pads?: typeof noPads } = {},
): ChainedLayer => ({
  operator: "Conv",
  kernel: [1, taps.length],
  strides: [1, 1],
  dilations: [1, 1],
  pads: noPads,
  groups: 1,
  filters: constant([1, taps.length, 1, 1], taps),
  bias: Float32Array.of(7),
  ...geometry,
});
const pool = (width: number, stride: number, pads = noPads): ChainedLayer => ({
  operator: "MaxPool",
  kernel: [1, width],
  strides: [1, stride],
  dilations: [1, 1],
  pads,
  ceil: false,
});

/** The projection of the last layer's first unit over one row of pixels, seeded by 1. */
async function projectRow(
  image: readonly number[],
  layers: readonly ChainedLayer[],
  unit: Unit,
  options: ProjectionOptions = {},
): Promise<number[]> {
  const run = runLayers([1, image.length, 1], image, layers);
  try {
    return Array.from(await projectFull(run.pass, unit, { seed: "one", ...options }));
  } finally {
    run.dispose();
  }
}

describe("the way back, by hand", () => {
  beforeAll(startCpu);

  it.for([
    ["deconvnet", [2, 5, 0]],
    ["gradient", [2, 0, -1]],
    ["guided", [2, 0, 0]],
  ] as const)("Relu by %s", async ([rule, expected]) => {
    const projected = await projectRow([1, -2, 3], [{ operator: "Relu" }, ...dot([2, 5, -1])], dotUnit, { rule });
    expect(projected).toEqual(expected);
  });

  it.for([
    ["deconvnet", [2, 5, 0]],
    ["gradient", [2, 2.5, -1]],
    ["guided", [2, 2.5, 0]],
  ] as const)("LeakyRelu by %s: deconvnet knows no slope", async ([rule, expected]) => {
    const layers = [{ operator: "LeakyRelu", alpha: 0.5 } as const, ...dot([2, 5, -1])];
    expect(await projectRow([1, -2, 3], layers, dotUnit, { rule })).toEqual(expected);
  });

  it.for([
    ["deconvnet", [2, 5, 3, 0]],
    ["gradient", [2, 0, 0, -1]],
    ["guided", [2, 0, 0, 0]],
  ] as const)("Clip by %s: only strictly inside its limits, deconvnet knows none", async ([rule, expected]) => {
    const layers = [{ operator: "Clip", minimum: 0, maximum: 6 } as const, ...dot([2, 5, 3, -1])];
    expect(await projectRow([1, 6, -2, 3], layers, dotUnit, { rule })).toEqual(expected);
  });

  it("a negative seed at an activation's output gives exactly zero by deconvnet, its slope by gradient", async () => {
    const unit = { layer: "LeakyRelu", channel: 0, y: 0, x: 1 };
    const layers = [{ operator: "LeakyRelu", alpha: 0.5 } as const];
    const seed = "activation";
    expect(await projectRow([1, -2, 3], layers, unit, { seed })).toEqual([0, 0, 0]);
    expect(await projectRow([1, -2, 3], layers, unit, { seed, rule: "gradient" })).toEqual([0, -0.5, 0]);
  });

  it.for([false, true])("a way back that overflows is refused, together: %s", async (together) => {
    const projected = projectRow([1e8], dot([1e30]), dotUnit, { seed: "activation", together });
    await expect(projected).rejects.toMatchObject({ code: "not-finite", message: expect.stringContaining('"dot"') });
  });

  it("convolution: the same filter, no bias", async () => {
    const unit = { layer: "Conv", channel: 0, y: 0, x: 1 };
    expect(await projectRow([0, 0, 0, 0], [convolution([1, -2, 3])], unit)).toEqual([0, 1, -2, 3]);
  });

  it("max pool: values that meet at one switch add", async () => {
    expect(await projectRow([1, 9, 2, 3], [pool(3, 1), ...dot([2, 5])], dotUnit)).toEqual([0, 7, 0, 0]);
  });

  it("max pool: of equal values the first is the switch", async () => {
    expect(await projectRow([4, 4, 4], [pool(3, 3), ...dot([1])], dotUnit)).toEqual([1, 0, 0]);
  });

  it("max pool: padding is no switch, also where every real value is negative", async () => {
    const layers = [pool(2, 2, { ...noPads, left: 1, right: 1 }), ...dot([1, 10])];
    expect(await projectRow([-3, -2], layers, dotUnit)).toEqual([1, 10]);
  });

  it("average pool: evenly over the real cells", async () => {
    const layers: ChainedLayer[] = [
      {
        ...pool(3, 2, { ...noPads, left: 1 }),
        operator: "AveragePool",
        ceil: false,
        countIncludePad: false,
      } as ChainedLayer,
      ...dot([2, 6]),
    ];
    expect(await projectRow([0, 0, 0, 0], layers, dotUnit)).toEqual([1, 3, 2, 2]);
  });

  it.for(["deconvnet", "guided"] as const)("LRN is passed through by %s", async (rule) => {
    const layers: ChainedLayer[] = [{ operator: "LRN", size: 3, alpha: 1, beta: 1, bias: 1 }, ...dot([2, 5])];
    expect(await projectRow([3, 4], layers, dotUnit, { rule })).toEqual([2, 5]);
  });

  it("batch normalization: its scale only, sign kept", async () => {
    const one = (value: number) => Float32Array.of(value);
    const layers: ChainedLayer[] = [
      { operator: "BatchNormalization", gamma: one(-4), beta: one(3), mean: one(2), variance: one(3), epsilon: 1 },
      ...dot([1, 2]),
    ];
    expect(await projectRow([3, 4], layers, dotUnit)).toEqual([-2, -4]);
  });

  it("instance normalization by deconvnet: the image's own scale", async () => {
    const layers: ChainedLayer[] = [
      { operator: "InstanceNormalization", gamma: Float32Array.of(3), beta: Float32Array.of(1), epsilon: 0 },
      ...dot([1, 2]),
    ];
    expect(await projectRow([1, 5], layers, dotUnit)).toEqual([1.5, 3]);
  });
});

describe("projectUnits", () => {
  beforeAll(startCpu);

  it("seeds with the unit's own activation by default", async () => {
    const run = runLayers([1, 3, 1], [1, 2, 3], [convolution([1, 1])]);
    const [projection] = await projectAll(run.pass, [{ layer: "Conv", channel: 0, y: 0, x: 1 }]);
    expect(projection!.unit).toEqual({ layer: "Conv", channel: 0, y: 0, x: 1, activation: 12 });
    expect(projection!.field).toEqual({ x: 1, y: 0, width: 2, height: 1 });
    expect(Array.from(projection!.signal)).toEqual([12, 12]);
    run.dispose();
  });

  it("crops to the receptive field, clipped to the input", async () => {
    const pads = { ...noPads, left: 1, right: 1 };
    const run = runLayers([1, 5, 1], counting(5), [convolution([1, 2, 4], { pads })]);
    const units = [0, 2, 4].map((x) => ({ layer: "Conv", channel: 0, y: 0, x }));
    const projections = await projectAll(run.pass, units, { seed: "one" });
    expect(projections.map(({ field }) => [field.x, field.width])).toEqual([
      [0, 2],
      [1, 3],
      [3, 2],
    ]);
    expect(projections.map(({ signal }) => Array.from(signal))).toEqual([
      [2, 4],
      [1, 2, 4],
      [1, 2],
    ]);
    run.dispose();
  });

  it("gives an empty signal for a unit that sees only padding", async () => {
    const run = runLayers([1, 2, 1], [1, 2], [convolution([1, 1], { pads: { ...noPads, left: 3 } })]);
    const [projection] = await projectAll(run.pass, [{ layer: "Conv", channel: 0, y: 0, x: 0 }]);
    expect(projection!.field).toMatchObject({ width: 0, height: 0 });
    expect(projection!.signal).toHaveLength(0);
    run.dispose();
  });

  it("keeps the order of units over batches and layers", async () => {
    const run = runLayers([1, 9, 1], counting(9), [convolution([1, 1]), { operator: "Relu" }]);
    const units = [5, 1, 7, 0, 3, 2].flatMap((x): Unit[] => [
      { layer: x % 2 ? "Conv" : "Relu", channel: 0, y: 0, x },
      { layer: "Relu", channel: 0, y: 0, x },
    ]);
    const projections = await projectAll(run.pass, units);
    expect(projections.map(({ unit: { layer, x } }) => [layer, x])).toEqual(units.map(({ layer, x }) => [layer, x]));
    for (const { unit, field } of projections) expect(field.x).toBe(unit.x);
    run.dispose();
  });

  it("projects units of several layers together as one signal", async () => {
    const layers = [
      convolution([1, -2, 3], { name: "a" }),
      { operator: "Relu" } as const,
      convolution([2, -1], { name: "b" }),
    ];
    const run = runLayers([1, 9, 1], counting(9, -4), layers);
    const units = [
      { layer: "b", channel: 0, y: 0, x: 1 },
      { layer: "a", channel: 0, y: 0, x: 5 },
      { layer: "b", channel: 0, y: 0, x: 2 },
    ];
    const options = { rule: "gradient", seed: "one" } as const;
    const alone = await Promise.all(units.map((unit) => projectFull(run.pass, unit, options)));
    const sum = alone[0]!.map((value, index) => value + alone[1]![index]! + alone[2]![index]!);
    const together = await projectAll(run.pass, units, { ...options, together: true });
    expect(together).toHaveLength(1);
    expect(together[0]!.unit.layer).toBe("b");
    expect(together[0]!.field).toEqual({ x: 1, y: 0, width: 7, height: 1 });
    expectClose(together[0]!.signal, sum.subarray(1, 8), 1e-6);
    expect(await projectAll(run.pass, [], { together: true })).toEqual([]);
    run.dispose();
  });

  it("stops between batches when it is aborted", async () => {
    const run = runLayers([1, 30, 1], counting(30), [convolution([1, 1])]);
    const units = counting(20, 0).map((x) => ({ layer: "Conv", channel: 0, y: 0, x }));
    const controller = new AbortController();
    let seen = 0;
    const project = async (): Promise<void> => {
      for await (const _ of projectUnits(run.pass, units, { abort: controller.signal })) {
        seen += 1;
        controller.abort(new Error("enough"));
      }
    };
    await expect(project()).rejects.toThrow("enough");
    expect(seen).toBe(1);
    await expect(project()).rejects.toThrow("enough");
    expect(seen).toBe(1);
    run.dispose();
  });

  it("hears an abort in the middle of a batch, and leaves no tensor behind", async () => {
    const before = tf.memory().numTensors;
    const layers = Array.from({ length: 16 }, (_, index) => ({ ...convolution([1, -2, 3]), name: `conv${index}` }));
    const run = runLayers([1, 100_000, 1], counting(100_000), layers);
    const controller = new AbortController();
    setImmediate(() => controller.abort(new Error("enough")));
    const options = { wholeMaps: true, abort: controller.signal };
    const unit = { layer: "conv15", channel: 0, y: 0, x: 0 };
    await expect(projectUnits(run.pass, [unit], options).next()).rejects.toThrow("enough");
    run.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("leaves no tensor behind, whether it ends, is left early or fails", async () => {
    const before = tf.memory().numTensors;
    const layers = [convolution([1, -2, 3]), { operator: "Relu" } as const, pool(3, 2), ...dot([1, 2, 3])];
    const run = runLayers([1, 9, 1], counting(9), layers);
    for (const rule of ["deconvnet", "gradient", "guided"] as const) {
      await projectFull(run.pass, dotUnit, { rule });
      await projectAll(run.pass, [{ layer: "MaxPool", channel: 0, y: 0, x: 1 }, dotUnit], { rule, together: true });
    }
    for await (const _ of projectUnits(run.pass, [dotUnit, dotUnit])) break;
    await expect(projectFull(run.pass, { ...dotUnit, channel: 1 })).rejects.toThrow();
    run.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("bad input", () => {
  beforeAll(startCpu);

  it.for([
    [{ layer: "conv9" }, "unknown-layer", 'layer: expected one of input, Conv, Relu, Reshape, got "conv9"'],
    [{ layer: "input" }, "not-projectable", "the input's units are pixels"],
    [{ layer: "Reshape" }, "not-projectable", "its shape is [2, 2]"],
    [{ channel: 1 }, "out-of-range", 'channel: expected 0 for layer "Conv", got 1'],
    [{ y: -1 }, "out-of-range", 'y: expected 0 for layer "Conv", got -1'],
    [{ x: 4 }, "out-of-range", 'x: expected an integer from 0 to 3 for layer "Conv", got 4'],
    [{ x: 1.5 }, "out-of-range", "got 1.5"],
    [{ x: Number.NaN }, "out-of-range", "got NaN"],
  ] as const)("%o is refused as %s", async ([part, code, words]) => {
    const layers = [
      convolution([1, 1]),
      { operator: "Relu" } as const,
      { operator: "Reshape", shape: [2, 2], order: "channels-first" } as const,
    ];
    const run = runLayers([1, 5, 1], counting(5), layers);
    const project = projectFull(run.pass, { layer: "Conv", channel: 0, y: 0, x: 0, ...part });
    await expect(project).rejects.toMatchObject({ name: "DeconvnetError", code });
    await expect(project).rejects.toThrow(words);
    run.dispose();
  });

  it("an input of another shape is refused, and units of several images that leave open which", async () => {
    const run = runLayers([1, 2, 1], [1, 2], [{ operator: "Relu" }]);
    expect(() => runForward(run.compiled, tf.zeros([1, 2, 2, 1]))).toThrow(
      "input: expected [b, 1, 2, 1], got [1, 2, 2, 1]",
    );
    const pass = runForward(run.compiled, tf.zeros([2, 1, 2, 1]));
    await expect(projectFull(pass, { layer: "Relu", channel: 0, y: 0, x: 0 })).rejects.toMatchObject({
      code: "several-images",
    });
    const unit = { layer: "Relu", channel: 0, y: 0, x: 0 };
    await expect(projectFull(pass, { ...unit, passImage: 2 })).rejects.toThrow(
      "passImage: expected an integer from 0 to 1, got 2",
    );
    await expect(projectFull(run.pass, { ...unit, passImage: -1 })).rejects.toThrow("passImage: expected 0, got -1");
    const both = [0, 1].map((passImage) => ({ ...unit, passImage }));
    await expect(projectAll(pass, both, { together: true })).rejects.toThrow(
      "units: expected those of one image together, got images 0 and 1",
    );
    expect(await projectAll(pass, both)).toHaveLength(2);
    pass.dispose();
    run.dispose();
  });

  it("activations that are not numbers are named", async () => {
    const run = runLayers([1, 2, 1], [1, Number.NaN], [convolution([1])]);
    const unit = { layer: "Conv", channel: 0, y: 0, x: 1 };
    await expect(projectFull(run.pass, unit)).rejects.toThrow(
      'layer "Conv", channel 0: expected a finite activation, got NaN',
    );
    run.dispose();
  });
});
