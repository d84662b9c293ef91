import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@connectrpc/connect";
import { OcclusionService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { channelsLast, readNpy } from "./read-npy.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

interface OcclusionCase {
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

/** Registers tests that hold sweeps over RPC against the reference results in a folder. */
export function registerOcclusionGoldens(shared: string): void {
  const read = async (name: string) => readNpy(await readFile(join(shared, "reference", name)));

  describe("sweeps over RPC agree with independent float64 results", () => {
    let services: TestServices;
    const { occlusions }: { occlusions: OcclusionCase[] } = JSON.parse(
      readFileSync(join(shared, "reference", "cases.json"), "utf8"),
    );
    beforeAll(async () => {
      services = await startTestServices({ backend: process.env.DECONVSCOPE_BACKEND });
      for (const name of new Set(occlusions.map(({ model }) => model))) {
        const bytes = await readFile(join(shared, "data", name, "model.onnx"));
        await importBytes(services.transport, { name }, bytes);
      }
    });
    afterAll(() => services.close());

    test.each(occlusions)("$model $input $patch-$stride", async (given) => {
      const { model, patch, stride, layer, channel, classIndex } = given;
      const { shape, values } = channelsLast(await read(given.input));
      const fill = Array<number>(shape[2] ?? 0).fill(given.fill);
      const [probability, topClass, activity] = [
        await read(given.probability),
        await read(given.topClass),
        await read(given.activity),
      ];
      const largest = Math.max(...activity.values);
      const client = createClient(OcclusionService, services.transport);
      let seen = 0;
      for await (const { event } of client.occlude({
        model,
        image: tensorImage(values, shape),
        patch,
        stride,
        fill,
        layer,
      })) {
        if (event.case === "start") {
          const { rows, columns, unit } = event.value;
          expect([rows, columns]).toEqual(probability.shape);
          expect([unit?.channel, event.value.classIndex]).toEqual([channel, classIndex]);
          expect(event.value.probability).toBeCloseTo(given.baseProbability, 4);
        }
        if (event.case !== "tiles") continue;
        const { rows, columns, probabilities, topClasses, activities } = event.value;
        for (const [index, row] of rows.entries()) {
          const tile = row * probability.shape[1]! + columns[index]!;
          expect(Math.abs(probabilities[index]! - probability.values[tile]!)).toBeLessThan(1e-4);
          expect(topClasses[index]).toBe(topClass.values[tile]);
          expect(Math.abs(activities[index]! - activity.values[tile]!)).toBeLessThan(1e-4 * largest);
          seen += 1;
        }
      }
      expect(seen).toBe(probability.values.length);
    });
  });
}
