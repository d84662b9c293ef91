import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CompiledNetwork, compileNetwork } from "@deconvscope/deconvnet";
import { expectClose } from "@deconvscope/deconvnet/expect-close";
import { channelsLast, readNpy } from "@deconvscope/deconvnet/read-npy";
import { readOnnx } from "@deconvscope/network";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillConstant, type OccludedReading, OcclusionSweep, squareGrid } from "../src/index.ts";

/** What a float32 backend may differ by, of the largest magnitude. */
const TOLERANCE = 1e-4;

interface GoldenSweep {
  readonly model: string;
  readonly input: string;
  readonly patch: number;
  readonly stride: number;
  readonly fill: number;
  readonly classIndex: number;
  readonly baseProbability: number;
  readonly layer: string;
  readonly channel: number;
  readonly probability: string;
  readonly topClass: string;
  readonly activity: string;
}

/**
 * Registers tests that hold a backend against independent float64 sweeps.
 * @param shared the folder that holds `reference` and `data`
 * @param start picks and starts the backend
 * @param models those that are swept; left out: all
 */
export function registerOcclusionGoldens(shared: string, start: () => Promise<void>, models?: readonly string[]): void {
  const cases = JSON.parse(readFileSync(join(shared, "reference/cases.json"), "utf8")) as { occlusions: GoldenSweep[] };
  for (const [model, goldens] of Map.groupBy(cases.occlusions, (golden) => golden.model)) {
    if (models && !models.includes(model)) continue;
    describe(`sweeps of ${model}`, () => {
      let compiled: CompiledNetwork | undefined;
      beforeAll(async () => {
        await start();
        compiled = compileNetwork(readOnnx(readFileSync(join(shared, "data", model, "model.onnx"))).network);
      });
      afterAll(() => compiled?.dispose());
      it.each(goldens)("$input, $patch pixels by $stride", async (golden) => compareSweep(shared, compiled!, golden));
    });
  }
}

async function compareSweep(shared: string, compiled: CompiledNetwork, golden: GoldenSweep): Promise<void> {
  const read = (name: string) => readNpy(join(shared, "reference", name));
  const { patch, stride, layer, classIndex } = golden;
  const shape = compiled.network.layers[0]!.shape as [number, number, number];
  const fill = fillConstant(shape, Array<number>(shape[2]).fill(golden.fill));
  const image = channelsLast(read(golden.input));
  const sweep = await OcclusionSweep.prepare(compiled, image, { patch, fill, layer, classIndex });
  const grid = squareGrid(shape[0], shape[1], patch, stride);
  const readings = new Array<OccludedReading>(grid.rows * grid.columns);
  for await (const tiles of sweep.run(grid)) {
    for (const { row, column, ...reading } of tiles) readings[row * grid.columns + column] = reading;
  }
  sweep.dispose();
  const list = (field: keyof OccludedReading): Float32Array => Float32Array.from(readings, (reading) => reading[field]);
  expect(sweep.unit.channel).toBe(golden.channel);
  expectClose([sweep.reading.probability], [golden.baseProbability], TOLERANCE);
  const probability = read(golden.probability);
  expect([grid.rows, grid.columns]).toEqual(probability.shape);
  expectClose(list("probability"), probability.data, TOLERANCE);
  expectClose(list("activity"), read(golden.activity).data, TOLERANCE);
  expect(list("topClass")).toEqual(read(golden.topClass).data);
}
