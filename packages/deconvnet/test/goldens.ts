import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readOnnx } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type CompiledNetwork,
  compileNetwork,
  type ForwardPass,
  projectOnImages,
  projectUnits,
  type Rule,
  runForward,
  type Unit,
} from "../src/index.ts";
import { expectClose } from "./expect-close.ts";
import { fullSignal } from "./full-signal.ts";
import { channelsLast, readNpy } from "./read-npy.ts";
import { readTensorProto } from "./read-tensor-proto.ts";

/** What a float32 backend may differ by, of the largest magnitude. */
const TOLERANCE = 1e-4;

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
      let image: Float32Array = new Float32Array();
      beforeAll(async () => {
        await start();
        const { network } = readOnnx(readFileSync(join(shared, "data", model, "model.onnx")));
        compiled = compileNetwork(network);
        image = channelsLast(readNpy(join(shared, "reference", goldens[0]!.input)));
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
            const full = fullSignal(projection, pass!.compiled.network.layers[0]!.shape);
            expectClose(full, channelsLast(expected), TOLERANCE);
          }
          expect.assertions(3);
        });
      }
      it("by deconvnet all in one pass, beside the same image upside down", async () => {
        const inputs = [image.toReversed(), image];
        const wanted = goldens.filter(({ rule }) => rule === "deconvnet");
        const units = [{ ...wanted[0]!, image: 0 }, ...wanted.map((golden) => ({ ...golden, image: 1 }))];
        const read = async (at: number) => ({ input: inputs[at]! });
        for await (const { unit, projection } of projectOnImages(compiled!, units, read)) {
          if (unit.image === 0) continue;
          const full = fullSignal(projection, compiled!.network.layers[0]!.shape);
          expectClose(full, channelsLast(readNpy(join(shared, "reference", unit.output))), TOLERANCE);
        }
        expect.assertions(2 * wanted.length);
      });
    });
  }
}

/**
 * Registers tests that run networks with constant weights and hold their outputs against those that came with them:
 * every class alike, whatever the input. Their scores are large, so kernels that add in different orders for different
 * channels may tell classes apart: name those networks that a backend can be held to.
 */
export function registerLightNets(shared: string, start: () => Promise<void>, names: readonly string[]): void {
  describe("networks with constant weights", () => {
    it.for(names)("light_%s", async (name) => {
      await start();
      const path = join(shared, "data/onnx-light", `light_${name}`);
      const compiled = compileNetwork(readOnnx(readFileSync(`${path}.onnx`)).network);
      const [height, width, channels] = compiled.network.layers[0]!.shape as [number, number, number];
      const input = tf.ones<tf.Rank.R4>([1, height, width, channels]);
      const pass = runForward(compiled, input);
      expectClose(await pass.read(compiled.network.output), readTensorProto(`${path}_output_0.pb`), TOLERANCE);
      pass.dispose();
      input.dispose();
      compiled.dispose();
    });
  });
}
