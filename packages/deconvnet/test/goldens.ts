import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOnnx } from "../../network/src/onnx/index.ts";
import {
  type CompiledNetwork,
  compileNetwork,
  type ForwardPass,
  type Projection,
  projectUnits,
  type Rule,
  runForward,
  type Unit,
} from "../src/index.ts";
import { channelsLast, readNpy } from "./read-npy.ts";

/** What a float32 backend may differ by, of the largest magnitude. */
export const TOLERANCE = 1e-4;

interface GoldenProjection extends Unit {
  readonly model: string;
  readonly input: string;
  readonly activation: number;
  readonly rule: Rule;
  readonly output: string;
}

/**
 * Registers tests that hold a backend against independent float64 projections.
 * @param shared the folder that holds `reference` and `data`
 * @param start picks and starts the backend
 */
export function registerGoldens(shared: string, start: () => Promise<void>): void {
  const cases = JSON.parse(readFileSync(join(shared, "reference/cases.json"), "utf8")) as {
    projections: GoldenProjection[];
  };
  for (const [model, goldens] of Map.groupBy(cases.projections, (golden) => golden.model)) {
    describe(`goldens of ${model}`, () => {
      let compiled: CompiledNetwork | undefined;
      let pass: ForwardPass | undefined;
      beforeAll(async () => {
        await start();
        const { network } = readOnnx(readFileSync(join(shared, "data", model, "model.onnx")));
        compiled = compileNetwork(network);
        const image = channelsLast(readNpy(join(shared, "reference", goldens[0]!.input)));
        const input = tf.tensor4d(image, [1, ...network.layers[0]!.shape] as [number, number, number, number]);
        pass = runForward(compiled, input);
        input.dispose();
      });
      afterAll(() => {
        pass?.dispose();
        compiled?.dispose();
      });
      for (const golden of goldens) {
        it(`${golden.layer} ${golden.channel}@${golden.y},${golden.x} by ${golden.rule}`, async () => {
          const expected = readNpy(join(shared, "reference", golden.output));
          for await (const projection of projectUnits(pass!, [golden], { rule: golden.rule })) {
            expect(Math.abs(projection.unit.activation / golden.activation - 1)).toBeLessThan(TOLERANCE);
            expectSameImage(projection, channelsLast(expected), expected.shape);
          }
          expect.assertions(3);
        });
      }
    });
  }
}

/** Inside its field the projection equals the golden; outside the golden is zero; a zero golden means exactly zero. */
function expectSameImage({ field, signal }: Projection, golden: Float32Array, shape: readonly number[]): void {
  const [channels, height, width] = shape.slice(-3) as [number, number, number];
  const full = new Float32Array(golden.length);
  for (let y = 0; y < field.height; y += 1) {
    const row = signal.subarray(y * field.width * channels, (y + 1) * field.width * channels);
    full.set(row, ((field.y + y) * width + field.x) * channels);
  }
  expect(full.length).toBe(channels * height * width);
  const largest = golden.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const difference = full.reduce((most, value, index) => Math.max(most, Math.abs(value - golden[index]!)), 0);
  expect(difference).toBeLessThanOrEqual(TOLERANCE * largest);
}
