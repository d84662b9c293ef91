import { buildNetwork, type LayerSpec } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { findMismatches } from "../../test/find-mismatches.ts";
import { buildDrawn, drawNetwork } from "../../test/random-networks.ts";
import { startCpu } from "../../test/start-cpu.ts";
import { compileNetwork } from "../compile-network.ts";
import { measureMaps } from "./measure-maps.ts";
import { planMeasurement } from "./plan-measurement.ts";

const input: LayerSpec = { name: "input", operator: "Input", inputs: [], shape: [4, 4, 2] };
const pool = { operator: "MaxPool", kernel: [3, 3], dilations: [1, 1] } as const;
const noPads = { top: 0, left: 0, bottom: 0, right: 0 };

/** Two maps of 4 × 4 an image. */
function images(...maps: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from(maps.flatMap((map) => map.flatMap((value) => [value, -value])));
}

const compile = (...layers: LayerSpec[]) => compileNetwork(buildNetwork([input, ...layers], layers.at(-1)!.name));

describe("measureMaps", () => {
  beforeAll(startCpu);

  test("finds what activations of random networks hold, values and first places", async () => {
    await fc.assert(
      fc.asyncProperty(drawNetwork, async (draw) => {
        const before = tf.memory().numTensors;
        expect(await findMismatches(buildDrawn(draw), draw.seed, 1e-6)).toEqual([]);
        expect(tf.memory().numTensors).toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  test("of equal places takes the first in row-major order, though rows and columns tell too little", async () => {
    const compiled = compile({ name: "same", operator: "Identity", inputs: ["input"] });
    const plan = planMeasurement(compiled, ["same"]);
    const crossed = [0, 0, 5, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0];
    const x = images(crossed, crossed.toReversed());
    const [same] = await measureMaps(plan, x);
    expect([...same!.values]).toEqual([5, 0, 5, 0]);
    expect([...same!.places]).toEqual([2, -1, 7, -1]);
  });

  test("does not look for places of what is not above the thresholds", async () => {
    const compiled = compile({ name: "same", operator: "Identity", inputs: ["input"] });
    const plan = planMeasurement(compiled, ["same"]);
    const x = images([0, 3, ...Array(14).fill(0)], [0, 0, 4, ...Array(13).fill(0)]);
    const [same] = await measureMaps(plan, x, new Map([["same", Float32Array.of(3, 0)]]));
    expect([...same!.values]).toEqual([3, 0, 4, 0]);
    expect([...same!.places]).toEqual([-1, -1, 2, -1]);
  });

  test("constant borders of padding alone are placed at their corner", async () => {
    const filters = { data: Float32Array.of(-1, 0, 0, -1), shape: [1, 1, 2, 2] };
    const compiled = compile(
      {
        ...{ name: "conv", operator: "Conv", kernel: [1, 1], strides: [1, 1], dilations: [1, 1], groups: 1 },
        ...{ pads: { top: 1, left: 1, bottom: 1, right: 1 }, filters, bias: Float32Array.of(7, 1), inputs: ["input"] },
      },
      { name: "relu", operator: "Relu", inputs: ["conv"] },
    );
    const [relu] = await measureMaps(planMeasurement(compiled, ["conv"]), images(Array(16).fill(2)));
    expect([...relu!.values]).toEqual([7, 3]);
    expect([...relu!.places]).toEqual([0, 7]);
  });

  test("the map of a filter of zeros is placed at its corner, and nothing is computed again for it", async () => {
    const filters = { data: Float32Array.of(0, 1, 0, 0), shape: [1, 1, 2, 2] };
    const compiled = compile({
      ...{ name: "conv", operator: "Conv", kernel: [1, 1], strides: [1, 1], dilations: [1, 1], groups: 1 },
      ...{ pads: noPads, filters, bias: Float32Array.of(7, 1), inputs: ["input"] },
    });
    const plan = planMeasurement(compiled, ["conv"]);
    const weights = vi.spyOn(compiled, "weights");
    const [conv] = await measureMaps(plan, images([0, 0, 0, 2, ...Array(12).fill(0)]));
    expect(weights.mock.calls).toEqual([["input"], ["conv"]]);
    expect([...conv!.values]).toEqual([7, 3]);
    expect([...conv!.places]).toEqual([0, 3]);
  });

  test("a pool's input is placed where the pool needs it, though its own threshold does not", async () => {
    const compiled = compile(
      { name: "same", operator: "LeakyRelu", alpha: 0.5, inputs: ["input"] },
      { name: "pool", ...pool, strides: [2, 2], pads: { ...noPads, top: 1, left: 1 }, ceil: false, inputs: ["same"] },
    );
    const plan = planMeasurement(compiled, ["same", "pool"]);
    const x = images([0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const thresholds = new Map([
      ["same", Float32Array.of(9, 9)],
      ["pool", Float32Array.of(1, 1)],
    ]);
    const measured = await measureMaps(plan, x, thresholds);
    expect(measured.find(({ layer }) => layer === "pool")!.places[0]).toBe(1);
  });

  test("measures layers where they fuse, and nothing twice", () => {
    const compiled = compile(
      { name: "up", operator: "Identity", inputs: ["input"] },
      { name: "leaky", operator: "LeakyRelu", alpha: 0.5, inputs: ["up"] },
      { name: "relu", operator: "Relu", inputs: ["leaky"] },
      { name: "both", operator: "Concat", axis: 2, inputs: ["relu", "leaky"] },
      { name: "drop", operator: "Dropout", inputs: ["both"] },
    );
    const plan = planMeasurement(compiled, ["leaky", "both", "drop"]);
    expect(plan.layers.map(({ sources }) => sources)).toEqual([["relu"], ["relu", "relu"], ["relu", "relu"]]);
    expect(plan.sources.map(({ name }) => name)).toEqual(["relu"]);
  });

  test("images of another size are refused", async () => {
    const compiled = compile({ name: "same", operator: "Identity", inputs: ["input"] });
    const plan = planMeasurement(compiled, ["same"]);
    await expect(measureMaps(plan, new Float32Array(31))).rejects.toThrow(
      "expected [b, h, w, c] of 32 numbers each, got 31",
    );
  });

  test("says which layer and map holds no number", async () => {
    const compiled = compile({ name: "same", operator: "Identity", inputs: ["input"] });
    const x = images([Number.POSITIVE_INFINITY, ...Array(15).fill(0)]);
    await expect(measureMaps(planMeasurement(compiled, ["same"]), x)).rejects.toThrow(
      'layer "same", channel 0: expected finite activations, got Infinity',
    );
  });

  test.each([
    ["nowhere", 'got "nowhere"'],
    ["input", "the input's units are pixels"],
  ])("the layer %s is refused", (layer, message) => {
    const compiled = compile({ name: "same", operator: "Identity", inputs: ["input"] });
    expect(() => planMeasurement(compiled, [layer])).toThrow(message);
  });
});
