import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBackend } from "@deconvscope/backend";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallModel } from "../../test/small-model.ts";
import type { ModelFile } from "./engine-jobs.ts";
import { OpenDatasets } from "./open-datasets.ts";
import { WarmModels } from "./warm-models.ts";

let folder: string;
let file: ModelFile;

beforeAll(async () => {
  await startBackend("cpu");
  folder = await mkdtemp(join(tmpdir(), "deconvscope-warm-"));
  const path = join(folder, "small.onnx");
  await writeFile(path, smallModel());
  const preprocessing = { resizeShortSide: 0, channelOrder: "RGB", divideBy: 1, mean: [], deviation: [] } as const;
  file = { path, sha256: "small", inputShape: undefined, preprocessing, independentClasses: false };
});
afterAll(() => rm(folder, { recursive: true }));

test("where the caller has gone while a network was read, no image goes through it, and the network stays", async () => {
  const models = new WarmModels(new OpenDatasets(), 2 ** 26);
  const image = { kind: "tensor", sha256: "image", values: new Float32Array(16 * 16 * 3) } as const;
  const controller = new AbortController();
  const pass = models.pass(file, image, controller.signal);
  controller.abort(new Error("gone"));
  await expect(pass).rejects.toThrow("gone");
  expect(models.size).toBe(1);
  using another = await models.pass(file, image);
  expect(another.value.inputShape).toEqual([16, 16, 3]);
});
