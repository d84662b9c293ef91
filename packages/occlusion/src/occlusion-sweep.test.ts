import { type CompiledNetwork, compileNetwork, runForward } from "@deconvscope/deconvnet";
import type { Rect } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { buildSmallNet } from "../test/build-small-net.ts";
import { drawImage } from "../test/draw-image.ts";
import { paintRect } from "../test/paint-rect.ts";
import { runWhole } from "../test/run-whole.ts";
import { startCpu } from "../test/start-cpu.ts";
import { OcclusionError } from "./occlusion-error.ts";
import { type OccludedReading, type OcclusionOptions, OcclusionSweep } from "./occlusion-sweep.ts";
import { placeOf, squareGrid, type Tile } from "./square-grid.ts";

const network = buildSmallNet(4);
const shape = network.layers[0]!.shape;
const image = drawImage(network, 1);
const fill = drawImage(network, 2);
const grid = squareGrid(8, 9, 3, 2);
/** More tiles than one batch holds. */
const fineGrid = squareGrid(8, 9, 3, 1);

beforeAll(startCpu);

describe("OcclusionSweep", () => {
  it.each<[string, Partial<OcclusionOptions>]>([
    ["the most probable class", { layer: "relu" }],
    ["class 1", { layer: "pool", classIndex: 1 }],
    ["whole passes", { layer: "relu", whole: true }],
    ["a dense layer's unit", { layer: "relu2" }],
  ])("every tile once, each as a pass over a painted image says: %s", async (_what, options) => {
    await withSweep({ layer: "relu", ...options }, async (compiled, sweep) => {
      const layer = options.layer!;
      const [unoccluded] = await runWhole(compiled, image, ["softmax"]);
      const watched = options.classIndex ?? unoccluded!.indexOf(Math.max(...unoccluded!));
      expect(sweep.classIndex).toBe(watched);
      const expected = await readPainted(compiled, layer, sweep.unit.channel, watched, undefined);
      expectReading(sweep.reading, expected);
      const tiles = await collect(sweep);
      expect(new Set(tiles.map(({ row, column }) => `${row},${column}`)).size).toBe(grid.rows * grid.columns);
      expect(tiles).toHaveLength(grid.rows * grid.columns);
      for (const tile of tiles) {
        expectReading(tile, await readPainted(compiled, layer, sweep.unit.channel, watched, placeOf(grid, tile)));
      }
    });
  });

  it.each(["scores", "softmax"])(
    "reads sigmoids where each class is judged by itself: a network to %s",
    async (output) => {
      const layers = network.layers.slice(0, network.layers.findIndex(({ name }) => name === output) + 1);
      const compiled = compileNetwork({ layers, output, independentClasses: true });
      const sweep = await OcclusionSweep.prepare(compiled, image, { patch: 3, fill, layer: "relu", classIndex: 0 });
      const say = async (rect: Rect) => {
        const [scores] = await runWhole(compiled, paintRect(image, fill, shape, rect), ["scores"]);
        const chances = Array.from(scores!, (score) => 1 / (1 + Math.exp(-score)));
        const topProbability = Math.max(...chances);
        return { probability: chances[0]!, topClass: chances.indexOf(topProbability), topProbability };
      };
      const tiles = await collect(sweep);
      const places = tiles.map((tile) => placeOf(grid, tile));
      const rects = places.map(({ top, left }) => ({ x: left, y: top, width: 3, height: 3 }));
      for (const [at, rect] of [{ x: 0, y: 0, width: 0, height: 0 }, ...rects].entries()) {
        const { probability, topClass, topProbability } = at === 0 ? sweep.reading : tiles[at - 1]!;
        const expected = await say(rect);
        expect(topClass).toBe(expected.topClass);
        expect(probability).toBeCloseTo(expected.probability, 5);
        expect(topProbability).toBeCloseTo(expected.topProbability, 5);
      }
      sweep.dispose();
      compiled.dispose();
    },
  );

  it("reads any place, of the grid or not, in the order asked", async () => {
    await withSweep({ layer: "relu" }, async (compiled, sweep) => {
      const places = [
        { top: 5, left: 6 },
        { top: 1, left: 0 },
        { top: 5, left: 6 },
      ];
      const readings = await sweep.readAt(places);
      expect(readings).toHaveLength(3);
      for (const [index, place] of places.entries()) {
        const expected = await readPainted(compiled, "relu", sweep.unit.channel, sweep.classIndex, place);
        expectReading(readings[index]!, expected);
      }
    });
  });

  it("keeps nothing of a sweep, of one that is left, of one that is aborted, and nothing at all once disposed", async () => {
    const compiled = compileNetwork(network);
    const first = await OcclusionSweep.prepare(compiled, image, { patch: 3, fill, layer: "relu" });
    await collect(first, fineGrid);
    first.dispose();
    const { numTensors } = tf.memory();
    const sweep = await OcclusionSweep.prepare(compiled, image, { patch: 3, fill, layer: "relu" });
    const prepared = tf.memory().numTensors;
    expect(prepared).toBeGreaterThan(numTensors);
    await collect(sweep, fineGrid);
    expect(tf.memory().numTensors).toBe(prepared);
    for await (const batch of sweep.run(fineGrid)) if (batch.length > 0) break;
    expect(tf.memory().numTensors).toBe(prepared);
    const controller = new AbortController();
    const batches: number[] = [];
    const aborted = (async () => {
      for await (const batch of sweep.run(fineGrid, controller.signal)) {
        batches.push(batch.length);
        controller.abort(new Error("enough"));
      }
    })();
    await expect(aborted).rejects.toThrow("enough");
    expect(batches).toHaveLength(1);
    expect(tf.memory().numTensors).toBe(prepared);
    sweep.dispose();
    expect(tf.memory().numTensors).toBe(numTensors);
    compiled.dispose();
  });

  it("refuses a fill that the network cannot compute with, in place of giving no numbers", async () => {
    const compiled = compileNetwork(network);
    const huge = new Float32Array(image.length).fill(3e38);
    const sweep = await OcclusionSweep.prepare(compiled, image, { patch: 3, fill: huge, layer: "relu" });
    await expect(sweep.readAt([{ top: 0, left: 0 }])).rejects.toMatchObject({ code: "not-finite" });
    sweep.dispose();
    compiled.dispose();
  });

  it("leaves a pass that it was given as it was", async () => {
    const compiled = compileNetwork(network);
    const input = tf.tensor4d(image, [1, 8, 9, 4]);
    const pass = runForward(compiled, input);
    const before = await pass.read("pool");
    const sweep = await OcclusionSweep.prepare(compiled, image, { patch: 3, fill, layer: "relu", pass });
    const own = await OcclusionSweep.prepare(compiled, image, { patch: 3, fill, layer: "relu" });
    expect(await collect(sweep)).toEqual(await collect(own));
    sweep.dispose();
    own.dispose();
    expect(await pass.read("pool")).toEqual(before);
    pass.dispose();
    input.dispose();
    compiled.dispose();
  });

  it.each<[string, Partial<OcclusionOptions>, Error]>([
    [
      "a class that is not there",
      { classIndex: 3 },
      new OcclusionError("wrong-class", "class_index: expected a whole number from 0 to 2, got 3"),
    ],
    [
      "a fill of another size",
      { fill: new Float32Array(4) },
      new OcclusionError("wrong-fill", "fill: expected 288 numbers, as the image has, got 4"),
    ],
  ])("%s is refused, and nothing stays behind", async (_what, options, error) => {
    const compiled = compileNetwork(network);
    const { numTensors } = tf.memory();
    const prepared = OcclusionSweep.prepare(compiled, image, { patch: 3, fill, layer: "relu", ...options });
    await expect(prepared).rejects.toThrow(error);
    expect(tf.memory().numTensors).toBe(numTensors);
    compiled.dispose();
  });
});

async function withSweep(
  options: Pick<OcclusionOptions, "layer" | "classIndex" | "whole">,
  check: (compiled: CompiledNetwork, sweep: OcclusionSweep) => Promise<void>,
): Promise<void> {
  const compiled = compileNetwork(network);
  const sweep = await OcclusionSweep.prepare(compiled, image, { patch: 3, fill, ...options });
  try {
    await check(compiled, sweep);
  } finally {
    sweep.dispose();
    compiled.dispose();
  }
}

async function collect(sweep: OcclusionSweep, over = grid): Promise<(Tile & OccludedReading)[]> {
  const tiles: (Tile & OccludedReading)[] = [];
  for await (const batch of sweep.run(over)) tiles.push(...batch);
  return tiles;
}

async function readPainted(
  compiled: CompiledNetwork,
  layer: string,
  channel: number,
  classIndex: number,
  place: { top: number; left: number } | undefined,
): Promise<OccludedReading> {
  const rect = { x: place?.left ?? 0, y: place?.top ?? 0, width: 3, height: place ? 3 : 0 };
  const [chances, map] = await runWhole(compiled, paintRect(image, fill, shape, rect), ["softmax", layer]);
  const channels = compiled.layer(layer).shape.at(-1)!;
  const topProbability = Math.max(...chances!);
  return {
    probability: chances![classIndex]!,
    topClass: chances!.indexOf(topProbability),
    topProbability,
    activity: map!.reduce((sum, value, at) => (at % channels === channel ? sum + value : sum), 0),
  };
}

function expectReading(reading: OccludedReading, expected: OccludedReading): void {
  expect(reading.topClass).toBe(expected.topClass);
  for (const name of ["probability", "topProbability", "activity"] as const) {
    expect(reading[name]).toBeCloseTo(expected[name], 4);
  }
}
