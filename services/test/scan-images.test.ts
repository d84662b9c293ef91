import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LayerSummary } from "@deconvscope/atlas";
import { startBackend } from "@deconvscope/backend";
import { preprocessingPresets } from "@deconvscope/datasets";
import { findStrongestMaps } from "@deconvscope/deconvnet";
import { isProjectable } from "@deconvscope/network";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelFile } from "../src/engine/engine-jobs.ts";
import { createJobHandlers } from "../src/engine/job-handlers.ts";
import { OpenDatasets } from "../src/engine/open-datasets.ts";
import type { ImageRange, ScanDelta, ScanItem, ScanJob } from "../src/engine/scan/scan-job.ts";
import { WarmModels } from "../src/engine/warm-models.ts";
import { smallModel, smallNetwork } from "./small-model.ts";

const count = 40;
const layers = smallNetwork()
  .layers.filter(isProjectable)
  .map(({ name }) => name);

let folder: string;
let model: ModelFile;
let job: Omit<ScanJob, "ranges">;
const settings = { backend: undefined, maxImagePixels: 1e6, windowBytes: 2 ** 21, graphMegabytes: 256 };

beforeAll(async () => {
  await startBackend("onnxruntime");
  folder = await mkdtemp(join(tmpdir(), "deconvscope-scan-"));
  await writeFile(join(folder, "small.onnx"), smallModel());
  for (let index = 0; index < count; index++) {
    const path = join(folder, "images", index % 2 === 0 ? "even" : "odd");
    await mkdir(path, { recursive: true });
    const pixels = Uint8Array.from({ length: 18 * 20 * 3 }, (_, i) => (i * (index + 3) * 31) % 251);
    const image = sharp(pixels, { raw: { width: 18, height: 20, channels: 3 } });
    await image.png().toFile(join(path, `${String(index).padStart(3, "0")}.png`));
  }
  const preprocessing = preprocessingPresets["zero-one"];
  model = {
    path: join(folder, "small.onnx"),
    sha256: "small",
    inputShape: undefined,
    preprocessing,
    independentClasses: false,
  };
  job = {
    model,
    dataset: { format: "image-folder", path: join(folder, "images") },
    split: "all",
    splits: [],
    labels: ["even", "odd"],
    layers,
    k: 3,
  };
});
afterAll(() => rm(folder, { recursive: true }));

async function collect(ranges: readonly ImageRange[], changed: Partial<ScanJob> = {}): Promise<ScanItem[]> {
  const { handlers } = createJobHandlers(settings, () => false);
  const items: ScanItem[] = [];
  for await (const item of handlers.scanImages({ ...job, ranges, ...changed }, new AbortController().signal)) {
    items.push(item);
  }
  return items;
}

async function scan(ranges: readonly ImageRange[], changed: Partial<ScanJob> = {}): Promise<ScanDelta> {
  const last = (await collect(ranges, changed)).at(-1);
  return last?.kind === "delta" ? last.delta : { parts: [], images: 0, problems: [] };
}

test("tops are those that each image has by itself", async () => {
  const { parts, images, problems } = await scan([{ from: 0, to: count }]);
  expect([images, problems]).toEqual([count, []]);
  expect(parts.map(({ layer }) => layer)).toEqual(layers);
  const models = new WarmModels(new OpenDatasets(), 1e6);
  const strongest = new Map<string, { activation: number; image: number; y: number; x: number }[]>();
  for (let index = 0; index < count; index++) {
    using pass = await models.pass(model, { kind: "dataset", dataset: job.dataset, split: "all", index });
    for (const layer of layers) {
      for (const { channel, activation, y, x } of await findStrongestMaps(pass.value.forward, layer, 1e6)) {
        const key = `${layer} ${channel}`;
        const known = strongest.get(key) ?? [];
        strongest.set(key, activation > 0 ? [...known, { activation, image: index, y, x }] : known);
      }
    }
  }
  for (const { layer, summary } of parts) {
    const { shape } = smallNetwork().layers.find(({ name }) => name === layer)!;
    const decoded = LayerSummary.decode(summary);
    for (let channel = 0; channel < decoded.channels; channel++) {
      const expected = strongest
        .get(`${layer} ${channel}`)!
        .sort((a, b) => b.activation - a.activation || a.image - b.image);
      const tops = decoded.tops(channel);
      expect(tops).toHaveLength(Math.min(3, expected.length));
      for (const [rank, { activation, image, place }] of tops.entries()) {
        const { y, x, ...wanted } = expected[rank]!;
        expect(image, `${layer} ${channel}`).toBe(wanted.image);
        expect(activation).toBeCloseTo(wanted.activation, 4);
        expect(place).toBe(shape.length === 3 ? y * shape[1]! + x : 0);
      }
    }
  }
});

test("parts of the images, in any order, merge to the same bytes", async () => {
  const whole = await scan([{ from: 0, to: count }]);
  const late = await scan([
    { from: 16, to: 32 },
    { from: 32, to: count },
  ]);
  const early = await scan([{ from: 0, to: 16 }]);
  for (const [index, { summary }] of whole.parts.entries()) {
    const merged = LayerSummary.decode(late.parts[index]!.summary);
    merged.merge(LayerSummary.decode(early.parts[index]!.summary));
    expect(Buffer.from(merged.encode())).toEqual(Buffer.from(summary));
  }
});

test("tells how far it is, batch by batch", async () => {
  const items = await collect([{ from: 0, to: count }]);
  expect(items.slice(0, -1)).toEqual([16, 32, 40].map((images) => ({ kind: "progress", images })));
});

test("an image that is damaged is left out, and told of", async () => {
  const path = join(folder, "damaged", "some");
  await mkdir(path, { recursive: true });
  const png = await sharp({ create: { width: 30, height: 30, channels: 3, background: "#123456" } })
    .png()
    .toBuffer();
  await writeFile(join(path, "0.png"), png);
  await writeFile(join(path, "1.png"), png.subarray(0, png.length - 30));
  await writeFile(join(path, "2.png"), png);
  const dataset = { format: "image-folder", path: join(folder, "damaged") } as const;
  const { images, problems, parts } = await scan([{ from: 0, to: 3 }], { dataset, labels: ["some"] });
  expect(images).toBe(3);
  expect(problems).toEqual([{ image: 1, why: expect.stringMatching(/^"some\/1\.png": .*damaged/) }]);
  expect(LayerSummary.decode(parts[0]!.summary).images).toBe(2);
});

test("a cancelled scan stops between batches", async () => {
  const controller = new AbortController();
  const { handlers } = createJobHandlers(settings, () => false);
  const seen: ScanItem[] = [];
  const run = async (): Promise<void> => {
    for await (const item of handlers.scanImages({ ...job, ranges: [{ from: 0, to: count }] }, controller.signal)) {
      seen.push(item);
      controller.abort(new Error("enough"));
    }
  };
  await expect(run()).rejects.toThrow("enough");
  expect(seen).toEqual([{ kind: "progress", images: 16 }]);
});

test("a dataset that is gone is a DatasetError", async () => {
  const dataset = { format: "image-folder", path: join(folder, "nowhere") } as const;
  await expect(scan([{ from: 0, to: 3 }], { dataset })).rejects.toMatchObject({
    name: "DatasetError",
    code: "not-found",
  });
});
