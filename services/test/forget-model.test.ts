import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBackend } from "@deconvscope/backend";
import { preprocessingPresets } from "@deconvscope/datasets";
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EngineImage, ModelFile } from "../src/engine/engine-jobs.ts";
import { createJobHandlers } from "../src/engine/job-handlers.ts";
import { smallModel } from "./small-model.ts";

let folder: string;
const settings = { backend: undefined, maxImagePixels: 1e6, windowBytes: 2 ** 21, graphMegabytes: 256 };
const preprocessing = preprocessingPresets["zero-one"];
const signal = new AbortController().signal;
const work = createJobHandlers(settings, () => false);
const image: EngineImage = {
  kind: "tensor",
  sha256: "pixels",
  values: Float32Array.from({ length: 16 * 16 * 3 }, (_, i) => ((i * 31) % 97) / 97),
};

beforeAll(async () => {
  await startBackend("onnxruntime");
  folder = await mkdtemp(join(tmpdir(), "deconvscope-forget-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function writeModel(seed: number): Promise<ModelFile> {
  const path = join(folder, `${seed}.onnx`);
  await writeFile(path, smallModel(seed));
  return { path, sha256: `model ${seed}`, inputShape: undefined, preprocessing, independentClasses: false };
}

/** Leaves a pass, a sweep and an image's own features of the model behind. */
async function useModel(model: ModelFile): Promise<void> {
  const { handlers } = work;
  const covered = { patch: 4, fill: { kind: "constant", values: [0, 0, 0] }, layer: "relu2", classIndex: 1 } as const;
  const followed = { images: [{ image, classIndex: 1 }], layers: ["relu2"], fill: [0, 0, 0], pictures: false };
  for (const items of [
    handlers.classify({ model, image }, signal),
    handlers.occludeAt({ model, image, ...covered, places: [{ top: 2, left: 2 }] }, signal),
    handlers.measureInvariance({ model, ...followed, transform: "translate-x", amounts: [1] }, signal),
  ]) {
    for await (const item of items) {
      expect(item).toBeDefined();
    }
  }
}

test("nothing is left of a model that is forgotten; of others, everything", async () => {
  const [first, second] = [await writeModel(1), await writeModel(2)];
  await useModel(first);
  const ofFirst = tf.memory().numTensors;
  await useModel(second);
  expect(tf.memory().numTensors).toBe(2 * ofFirst);
  expect(work.keptModels).toBe(2);
  work.forgetModel(second.sha256);
  expect(tf.memory().numTensors).toBe(ofFirst);
  expect(work.keptModels).toBe(1);
  await useModel(first);
  expect(tf.memory().numTensors).toBe(ofFirst);
  work.forgetModel(first.sha256);
  expect(tf.memory().numTensors).toBe(0);
});

test("a model that is forgotten while it computes ends its work, then nothing is left of it", async () => {
  const model = await writeModel(3);
  const layers = work.handlers.projectUnits(
    {
      model,
      image,
      wanted: { layer: "relu2", count: 4 },
      rule: "deconvnet",
      seed: "activation",
      together: false,
      includeSignal: false,
    },
    signal,
  );
  let units = 0;
  for await (const _ of layers) {
    units += 1;
    work.forgetModel(model.sha256);
  }
  expect(units).toBe(4);
  expect(work.keptModels).toBe(0);
  expect(tf.memory().numTensors).toBe(0);
});
