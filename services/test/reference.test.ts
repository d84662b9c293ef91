import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@connectrpc/connect";
import { DeconvService, Rule } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerDiagnosisReference } from "./diagnosis-reference.ts";
import { registerEvaluationReference } from "./evaluation-reference.ts";
import { importBytes } from "./import-bytes.ts";
import { registerOcclusionGoldens } from "./occlusion-goldens.ts";
import { channelsLast, readNpy } from "./read-npy.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

const shared = process.env.DECONVSCOPE_SHARED;

interface ProjectionCase {
  readonly model: string;
  readonly input: string;
  readonly layer: string;
  readonly channel: number;
  readonly y: number;
  readonly x: number;
  readonly activation: number;
  readonly rule: "deconvnet" | "gradient" | "guided";
  readonly output: string;
}

const rules = { deconvnet: Rule.DECONVNET, gradient: Rule.GRADIENT, guided: Rule.GUIDED };

test("an array of NumPy's is read, its channels put last", () => {
  const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1, 3), }".padEnd(117);
  const values = new Float32Array([1, 2, 3, 10, 20, 30]);
  const bytes = Buffer.concat([
    Buffer.from(`\x93NUMPY\x01\x00${"\x76\x00"}${header}\n`, "latin1"),
    Buffer.from(values.buffer),
  ]);
  expect(channelsLast(readNpy(bytes))).toEqual({ shape: [1, 3, 2], values: new Float32Array([1, 10, 2, 20, 3, 30]) });
});

if (shared) {
  const read = async (name: string) => channelsLast(readNpy(await readFile(join(shared, "reference", name))));

  describe("projections over RPC agree with independent float64 results", () => {
    let services: TestServices;
    const { projections }: { projections: ProjectionCase[] } = JSON.parse(
      readFileSync(join(shared, "reference", "cases.json"), "utf8"),
    );
    beforeAll(async () => {
      services = await startTestServices({ backend: process.env.DECONVSCOPE_BACKEND });
      for (const name of new Set(projections.map(({ model }) => model))) {
        const bytes = await readFile(join(shared, "data", name, "model.onnx"));
        await importBytes(services.transport, { name }, bytes);
      }
    });
    afterAll(() => services.close());

    test.each(projections)("$model $layer $channel $rule", async (given) => {
      const { model, layer, channel, y, x, rule } = given;
      const { shape, values } = await read(given.input);
      const expected = await read(given.output);
      const stream = createClient(DeconvService, services.transport).reconstruct({
        model,
        image: tensorImage(values, shape),
        units: [{ layer, channel }],
        rule: rules[rule],
        includeSignal: true,
      });
      for await (const { reconstruction } of stream) {
        expect(reconstruction?.unit).toMatchObject({ y, x });
        expect(Math.abs((reconstruction?.activation ?? 0) - given.activation)).toBeLessThan(1e-4 * given.activation);
        const signal = new Float32Array((reconstruction?.signal?.data ?? new Uint8Array()).slice().buffer);
        expect(signal.length).toBe(expected.values.length);
        const largest = expected.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        const apart = signal.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected.values[i] ?? 0))), 0);
        expect(apart).toBeLessThanOrEqual(1e-4 * largest);
      }
    });
  });

  registerOcclusionGoldens(shared);
  registerEvaluationReference(shared);
  registerDiagnosisReference(shared);
}
