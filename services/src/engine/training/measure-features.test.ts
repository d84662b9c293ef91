import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBackend } from "@deconvscope/backend";
import { preprocessingPresets } from "@deconvscope/datasets";
import { compileNetwork, findStrongestMaps, runForward } from "@deconvscope/deconvnet";
import { writeOnnx } from "@deconvscope/network";
import { decodeFeatures, type MapWinner } from "@deconvscope/training";
import * as tf from "@tensorflow/tfjs-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writePictures } from "../../../test/scan-pictures.ts";
import { smallNetwork } from "../../../test/small-model.ts";
import { OpenDatasets } from "../open-datasets.ts";
import { prepareInput } from "../prepare-input.ts";
import { WarmThreads } from "../scan/warm-threads.ts";
import { spreadEvenly } from "../spread-evenly.ts";
import { WarmModels } from "../warm-models.ts";
import { type FeaturesOrder, measureFeatures, measureFeaturesOf } from "./measure-features.ts";

const maxPixels = 1e6;
const datasets = new OpenDatasets();
const means = { datasets, threads: new WarmThreads(1), maxPixels };
const { signal } = new AbortController();
let folder: string;
let order: FeaturesOrder;

beforeAll(async () => {
  await startBackend("onnxruntime");
  folder = await mkdtemp(join(tmpdir(), "measure-features-"));
  const paths = await writePictures(join(folder, "pets"), 40, ["cat", "dog"]);
  await writeFile(paths[12]!, (await readFile(paths[12]!)).subarray(0, 100));
  order = {
    preprocessing: preprocessingPresets["zero-one"],
    dataset: { format: "image-folder", path: join(folder, "pets") },
    split: "all",
    among: undefined,
    probeImages: 20,
    last: undefined,
    folder,
  };
});
afterAll(() => rm(folder, { recursive: true }));

test("finds each map's strongest of the images spread over the split, one that cannot be read left out", async () => {
  const network = smallNetwork();
  const { probeImages, layers } = await measureFeatures(network, order, means, signal);
  expect(probeImages).toBe(19);
  expect(layers.map(({ layer }) => layer)).toEqual(["relu1", "relu2"]);
  const compiled = compileNetwork(network);
  const strongest = new Map<string, MapWinner>();
  for (const image of spreadEvenly(
    Uint32Array.from({ length: 40 }, (_, at) => at),
    20,
  )) {
    if (image === 12) continue;
    const source = { kind: "dataset", dataset: order.dataset, split: "all", index: image } as const;
    const { input } = await prepareInput(source, order.preprocessing, [16, 16, 3], datasets, maxPixels);
    const pass = runForward(compiled, tf.tensor4d(input, [1, 16, 16, 3]));
    for (const { layer } of layers) {
      for (const { channel, activation, y, x } of await findStrongestMaps(pass, layer, 99)) {
        const key = `${layer} ${channel}`;
        if (activation > (strongest.get(key)?.activation ?? 0))
          strongest.set(key, { channel, image, activation, y, x });
      }
    }
    pass.dispose();
  }
  compiled.dispose();
  for (const { layer, maps } of layers) {
    for (const winner of maps) {
      const expected = strongest.get(`${layer} ${winner.channel}`) ?? { image: -1, activation: 0, y: 0, x: 0 };
      expect(winner).toMatchObject({ ...expected, activation: expect.closeTo(expected.activation, 5) });
    }
  }
  expect(strongest.size).toBeGreaterThan(12);
});

test("draws six maps of each layer, as large as what they see", async () => {
  const { followed } = await measureFeatures(smallNetwork(), order, means, signal);
  expect(followed).toHaveLength(12);
  for (const { layer, jump, scale, projectionPng, patchPng } of followed) {
    expect({ layer, jump }).toEqual({ layer, jump: false });
    expect(scale).toBeGreaterThan(0);
    const [projection, patch] = await Promise.all([projectionPng, patchPng].map((png) => sharp(png).metadata()));
    const side = layer === "relu1" ? 3 : 8;
    expect(projection).toMatchObject({ format: "png", width: patch?.width, height: patch?.height });
    expect(projection?.width).toBeLessThanOrEqual(side);
  }
});

test("nothing changes for the same network; its bytes and its file are the same", async () => {
  const first = await measureFeatures(smallNetwork(), order, means, signal);
  expect(first.layers.every(({ jumps, change }) => jumps === undefined && change === undefined)).toBe(true);
  const again = await measureFeatures(
    smallNetwork(),
    { ...order, last: await readFile(first.file.path) },
    means,
    signal,
  );
  expect(again.layers.map(({ jumps, change }) => [jumps, change])).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(again.followed).toEqual(first.followed);
  const bytes = await readFile(again.file.path);
  expect(bytes.equals(await readFile(first.file.path))).toBe(true);
  expect(again.file).toMatchObject({
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
  });
  expect(again.file.path).not.toBe(first.file.path);
});

test("follows the same maps of another network, and tells how much it changed and where images changed", async () => {
  const first = await measureFeatures(smallNetwork(1), order, means, signal);
  const other = await measureFeatures(
    smallNetwork(2),
    { ...order, last: await readFile(first.file.path) },
    means,
    signal,
  );
  const named = (features: typeof first) => features.followed.map(({ layer, channel }) => `${layer} ${channel}`);
  expect(named(other)).toEqual(named(first));
  expect(other.layers.every(({ change }) => change! > 0.1 && change! < 2)).toBe(true);
  expect(decodeFeatures(await readFile(other.file.path)).map(({ maps }) => maps)).toEqual(
    other.layers.map(({ maps }) => maps),
  );
  for (const { layer, channel, jump } of other.followed) {
    const [before, after] = [first, other].map(
      ({ layers }) => layers.find((own) => own.layer === layer)!.maps[channel]!.image,
    );
    expect(jump).toBe(before !== after);
  }
  const [moved, all] = [other.layers[1]!.jumps! * 12, other.layers[1]!.maps];
  expect(moved).toBeCloseTo(all.filter(({ image }, c) => image !== first.layers[1]!.maps[c]!.image).length, 9);
});

test("where one layer's weights changed, that layer changed and what lies behind it", async () => {
  const network = smallNetwork();
  const layers = network.layers.map((layer) =>
    layer.operator === "Conv" && layer.name === "conv2"
      ? { ...layer, filters: { ...layer.filters, data: layer.filters.data.map((value) => -value) } }
      : layer,
  );
  const first = await measureFeatures(network, order, means, signal);
  const changed = { ...order, last: await readFile(first.file.path) };
  const other = await measureFeatures({ ...network, layers }, changed, means, signal);
  expect(other.layers[0]).toEqual({ ...first.layers[0], jumps: 0, change: 0 });
  expect(other.layers[1]!.jumps).toBeGreaterThan(0.5);
  expect(other.layers[1]!.change).toBeGreaterThan(0.1);
});

test("chooses among the images that it is given", async () => {
  const among = Uint32Array.from({ length: 10 }, (_, place) => 3 * place + 1);
  const { layers, probeImages } = await measureFeatures(smallNetwork(), { ...order, among }, means, signal);
  expect(probeImages).toBe(10);
  for (const { image } of layers.flatMap(({ maps }) => maps)) expect([-1, ...among]).toContain(image);
});

test("measures a stored model as it does the network itself", async () => {
  const path = join(folder, "small.onnx");
  await writeFile(path, writeOnnx(smallNetwork()));
  const model = {
    path,
    sha256: "small",
    inputShape: undefined,
    preprocessing: order.preprocessing,
    independentClasses: false,
  };
  const models = new WarmModels(datasets, maxPixels);
  const { dataset, split, probeImages } = order;
  const job = { model, dataset, split, probeImages, lastFeatures: undefined, folder };
  const stored = await measureFeaturesOf(job, models, means, signal);
  const { file, ...own } = await measureFeatures(smallNetwork(), order, means, signal);
  expect(stored).toMatchObject({ ...own, file: { sha256: file.sha256 } });
  const again = await measureFeaturesOf({ ...job, lastFeatures: file.path }, models, means, signal);
  expect(again.layers.map(({ jumps, change }) => ({ jumps, change }))).toEqual(Array(2).fill({ jumps: 0, change: 0 }));
});

test("images are decoded once for all snapshots; what comes of them is the same to the bit", async () => {
  const place = join(folder, "fading");
  const paths = await writePictures(join(place, "pets"), 40, ["cat", "dog"]);
  const fading = { ...order, dataset: { format: "image-folder", path: join(place, "pets") } as const };
  const warm = { ...means, threads: new WarmThreads(2) };
  const first = await measureFeatures(smallNetwork(3), fading, warm, signal);
  const other = await measureFeatures(smallNetwork(4), fading, means, signal);
  const winners = new Set(
    [first, other].flatMap(({ layers }) => layers.flatMap(({ maps }) => maps)).map(({ image }) => image),
  );
  const others = paths.filter((_, image) => !winners.has(image));
  for (const path of others) await writeFile(path, "no picture any more");
  for (const [seed, { file, ...before }] of [
    [3, first],
    [4, other],
  ] as const) {
    const { file: again, ...kept } = await measureFeatures(smallNetwork(seed), fading, warm, signal);
    expect(kept).toEqual(before);
    expect(again.sha256).toBe(file.sha256);
  }
  const { probeImages } = await measureFeatures(
    smallNetwork(3),
    fading,
    { ...means, threads: new WarmThreads(1) },
    signal,
  );
  expect([first.probeImages, probeImages < first.probeImages]).toEqual([20, true]);
});

test("leaves no tensor behind, and stops where it is told to", async () => {
  await measureFeatures(smallNetwork(), order, means, signal);
  const before = tf.memory().numTensors;
  await measureFeatures(smallNetwork(), order, means, signal);
  expect(tf.memory().numTensors).toBe(before);
  const stopped = AbortSignal.abort(new Error("enough"));
  await expect(measureFeatures(smallNetwork(), order, means, stopped)).rejects.toThrow("enough");
  expect(tf.memory().numTensors).toBe(before);
});

test("refuses what is no snapshot's", async () => {
  const path = join(folder, "damaged");
  await writeFile(path, "not what a snapshot left");
  await expect(
    measureFeatures(smallNetwork(), { ...order, last: await readFile(path) }, means, signal),
  ).rejects.toMatchObject({
    name: "TrainingError",
    code: "bad-checkpoint",
  });
});
