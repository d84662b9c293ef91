import { truncate } from "node:fs/promises";
import { join } from "node:path";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { decodeImage } from "@deconvscope/datasets";
import { writeOnnx } from "@deconvscope/network";
import {
  DatasetService,
  DeconvService,
  type ListMapStatisticsRequestSchema,
  type ListTopActivationsRequestSchema,
  MapOrder,
  type MapStatistics,
  ModelService,
  Rule,
  type TopActivation,
} from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shrinkPixels } from "../src/engine/shrink-pixels.ts";
import { openLibsql } from "../src/store/open-libsql.ts";
import { importBytes } from "./import-bytes.ts";
import { writePictures } from "./scan-pictures.ts";
import { smallModel, smallNetwork } from "./small-model.ts";
import { signalEngine, startTestServices, type TestServices } from "./start-test-services.ts";
import { watchToEnd } from "./watch-to-end.ts";

const count = 37;
const labels = ["cat", "dog", "owl"];
const layers = ["conv1", "relu2", "dense"] as const;
const k = 5;

let services: TestServices;
let scanId = "";
/** Of each image each map's maximum and its place, [layer][image][channel]. */
const maxima: Record<string, { activation: number; y: number; x: number }[][]> = {};
const client = () => createClient(DeconvService, services.transport);
const labelOf = (image: number): number => Math.floor((image * labels.length) / count);

beforeAll(async () => {
  services = await startTestServices();
  await importBytes(services.transport, { name: "small", preprocessing: { divideBy: 255 } }, smallModel());
  await register("pets", count, labels);
  scanId = await scan("pets", k);
  for (const layer of layers) {
    maxima[layer] = [];
    for (let index = 0; index < count; index++) {
      maxima[layer].push(await findMaxima("pets", index, layer));
    }
  }
});
afterAll(() => services.close());

async function register(name: string, images: number, names: readonly string[]): Promise<string[]> {
  const paths = await writePictures(join(services.dataRoot, name), images, names);
  await createClient(DatasetService, services.transport).registerDataset({ name, path: name });
  return paths;
}

async function scan(dataset: string, k: number, model = "small"): Promise<string> {
  const { scan } = await client().createScan({ model, dataset, layers: [...layers], k });
  const { last } = await watchToEnd(services.transport, scan?.id ?? "");
  return last.id;
}

async function findMaxima(dataset: string, index: number, layer: string) {
  const image = { source: { case: "datasetImage", value: { dataset, index } } } as const;
  const { activations } = await createClient(ModelService, services.transport).getActivations({
    model: "small",
    image,
    layer,
  });
  const shape = activations?.shape ?? [];
  const values = new Float32Array(new Uint8Array(activations?.data ?? []).buffer);
  const [channels, columns] = [shape.at(-1) ?? 1, shape.length === 3 ? (shape[1] ?? 1) : 1];
  return Array.from({ length: channels }, (_, channel) => {
    const map = values.filter((_, at) => at % channels === channel);
    const activation = Math.max(...map);
    const place = map.indexOf(activation);
    return { activation, y: Math.floor(place / columns), x: place % columns };
  });
}

function strongest(layer: string, channel: number) {
  return (maxima[layer] ?? [])
    .map((maps, image) => ({ image, ...(maps[channel] ?? { activation: 0, y: 0, x: 0 }) }))
    .filter(({ activation }) => activation > 0)
    .sort((a, b) => b.activation - a.activation || a.image - b.image);
}

const tops = (request: MessageInitShape<typeof ListTopActivationsRequestSchema>) =>
  client().listTopActivations({ scanId, ...request });
const statistics = (request: MessageInitShape<typeof ListMapStatisticsRequestSchema>) =>
  client().listMapStatistics({ scanId, ...request });

async function refusal(call: Promise<unknown>): Promise<ConnectError> {
  const outcome = await call.catch((reason: unknown) => reason);
  expect(outcome).toBeInstanceOf(ConnectError);
  return ConnectError.from(outcome);
}

function plain({ unit, rank, activation, image, labels }: TopActivation) {
  return { channel: unit?.channel, y: unit?.y, x: unit?.x, rank, activation, image: image?.index, labels };
}

describe("the strongest activations", () => {
  test.each(layers)("of %s are those that every image has by itself", async (layer) => {
    const { activations, provenance } = await tops({ layer, pageSize: 64 });
    const channels = maxima[layer]?.[0]?.length ?? 0;
    const expected = Array.from({ length: channels }, (_, channel) =>
      strongest(layer, channel)
        .slice(0, k)
        .map((top, rank) => ({ channel, rank, ...top, labels: [labelOf(top.image)] })),
    ).flat();
    expect(activations.map(plain)).toEqual(expected);
    expect(activations[0]?.image).toMatchObject({ dataset: "pets", split: "all" });
    expect(activations.every(({ projectionPng, scale }) => projectionPng.length === 0 && scale === 0)).toBe(true);
    expect(JSON.parse(provenance?.parametersJson ?? "")).toMatchObject({ scanId, layer, k, rule: "RULE_DECONVNET" });
  });

  test("of the channels asked for, in their order, page by page", async () => {
    const channels = [7, 2, 11, 0];
    const listed: number[] = [];
    let pageToken = "";
    let pages = 0;
    do {
      const page = await tops({ layer: "relu2", channels, pageSize: 3, pageToken });
      listed.push(...page.activations.map(({ unit }) => unit?.channel ?? -1));
      pageToken = page.nextPageToken;
      pages += 1;
    } while (pageToken !== "");
    expect([...new Set(listed)]).toEqual(channels);
    expect(pages).toBe(2);
  });

  test("of fewer images than k there are as many as there are images", async () => {
    await register("few", 3, ["cat"]);
    const id = await scan("few", 64);
    const { activations } = await tops({ scanId: id, layer: "conv1", channels: [0] });
    expect(activations.map(({ image }) => image?.index).sort()).toEqual([0, 1, 2]);
  });

  test("of images without labels have none", async () => {
    await register("flat", 6, []);
    const id = await scan("flat", k);
    const { activations } = await tops({ scanId: id, layer: "relu2" });
    expect(activations.length).toBeGreaterThan(0);
    expect(activations.flatMap(({ labels }) => labels)).toEqual([]);
    const { maps } = await statistics({ scanId: id, layer: "relu2" });
    expect(maps.map(({ purity, labels }) => [purity, labels.length])).toEqual(maps.map(() => [0, 0]));
    expect(await refusal(statistics({ scanId: id, layer: "relu2", label: 0 }))).toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: "label: 0 given; the images have no labels",
    });
  });
});

describe("pictures of tops", () => {
  async function reconstruct({ unit, image }: TopActivation) {
    const source = { source: { case: "datasetImage", value: image ?? {} } } as const;
    for await (const { reconstruction } of client().reconstruct({
      model: "small",
      image: source,
      units: [unit ?? {}],
    })) {
      return reconstruction;
    }
    return undefined;
  }

  test.each(layers)("of %s are Reconstruct's, to the byte, also when they are read again", async (layer) => {
    const request = { layer, channels: [1, 3], includePictures: true };
    const { activations, provenance } = await tops(request);
    expect(activations.length).toBeGreaterThan(0);
    for (const top of activations) {
      const expected = await reconstruct(top);
      expect(top.receptiveField).toEqual(expected?.receptiveField);
      expect(top.scale).toBe(expected?.scale);
      expect(Buffer.from(top.projectionPng)).toEqual(Buffer.from(expected?.projectionPng ?? []));
      expect(Buffer.from(top.patchPng)).toEqual(Buffer.from(expected?.patchPng ?? []));
    }
    expect((await tops(request)).activations).toEqual(activations);
    expect(provenance?.backend).toMatch(/^\w+ \d/);
  });

  test("are kept: what is there is answered while the engine stands still", async () => {
    const request = { layer: "relu2", channels: [0, 5], includePictures: true, pictureSide: 6 };
    const first = await tops(request);
    expect(first.activations[0]?.projectionPng.length).toBeGreaterThan(0);
    signalEngine(services, "SIGSTOP");
    try {
      expect((await tops(request)).activations).toEqual(first.activations);
    } finally {
      signalEngine(services, "SIGCONT");
    }
  });

  test("are made smaller, never larger, and zero stays mid-grey", async () => {
    const request = { layer: "relu2", channels: [4], includePictures: true };
    const whole = (await tops(request)).activations;
    const small = (await tops({ ...request, pictureSide: 4 })).activations;
    const large = (await tops({ ...request, pictureSide: 100 })).activations;
    expect(large.map(({ projectionPng }) => projectionPng)).toEqual(whole.map(({ projectionPng }) => projectionPng));
    for (const [index, top] of small.entries()) {
      for (const picture of ["projectionPng", "patchPng"] as const) {
        const { pixels, width, height } = await decodeImage(whole[index]?.[picture] ?? new Uint8Array());
        const expected = shrinkPixels({ pixels, width, height }, 3, 4);
        const decoded = await decodeImage(top[picture]);
        expect({ ...decoded, pixels: [...decoded.pixels] }).toMatchObject({
          ...expected,
          pixels: [...expected.pixels],
        });
      }
      expect(top.scale).toBe(whole[index]?.scale);
    }
  });

  test("another rule gives others", async () => {
    const request = { layer: "relu2", channels: [4], includePictures: true };
    const [one, other] = await Promise.all([tops(request), tops({ ...request, rule: Rule.GRADIENT })]);
    expect(other.activations[0]?.projectionPng).not.toEqual(one.activations[0]?.projectionPng);
    expect(other.activations.map(plain)).toEqual(one.activations.map(plain));
  });

  test("of an image that cannot be read any more are missing; the others are there", async () => {
    const [, , third = ""] = await register("fading", 6, []);
    const id = await scan("fading", 6);
    await truncate(third, 200);
    const request = { scanId: id, layer: "conv1", channels: [0], includePictures: true };
    const { activations } = await tops(request);
    const without = activations.filter(({ projectionPng }) => projectionPng.length === 0);
    expect(activations).toHaveLength(6);
    expect(without.map(({ image, patchPng, scale }) => [image?.index, patchPng.length, scale])).toEqual([[2, 0, 0]]);
  });

  test("go with their model; a scan of a model that was replaced says so", async () => {
    await importBytes(services.transport, { name: "other", preprocessing: { divideBy: 255 } }, smallModel(2));
    const id = await scan("pets", 1, "other");
    const request = { scanId: id, layer: "conv1", channels: [0], includePictures: true };
    const { activations } = await tops(request);
    expect(activations[0]?.patchPng.length).toBeGreaterThan(0);
    const models = createClient(ModelService, services.transport);
    const { sha256 = "" } = (await models.getModel({ model: "other" })).summary ?? {};
    const database = await openLibsql(join(services.dataDir, "deconvscope.db"));
    const kept = async (): Promise<unknown> =>
      (await database.query("SELECT COUNT(*) AS count FROM pictures WHERE model_sha256 = ?", [sha256]))[0]?.count;
    expect(await kept()).toBe(1);
    await models.deleteModel({ model: "other" });
    expect(await kept()).toBe(0);
    await database.close();
    const gone = await refusal(tops(request));
    expect(gone.code).toBe(Code.FailedPrecondition);
    expect(gone.rawMessage).toMatch(/^scan_id: "other@[0-9a-f]{8}", which was scanned, was deleted; import it again/);
    expect((await statistics({ scanId: id, layer: "conv1" })).maps).toHaveLength(8);
  });
});

describe("the statistics", () => {
  test.each(layers)("of %s are those of every image's maxima", async (layer) => {
    const { maps, totalMaps, deadMaps, nextPageToken } = await statistics({ layer });
    const channels = maxima[layer]?.[0]?.length ?? 0;
    expect([maps.length, totalMaps, nextPageToken]).toEqual([channels, channels, ""]);
    expect(deadMaps).toBe(maps.filter(({ firing }) => firing === 0n).length);
    for (const [channel, map] of maps.entries()) {
      const values = strongest(layer, channel).map(({ activation }) => activation);
      const maximum = values[0] ?? 0;
      const sum = values.reduce((total, value) => total + value, 0);
      const best = strongest(layer, channel).slice(0, k);
      const counts = labels
        .map((_, label) => ({ label, count: best.filter(({ image }) => labelOf(image) === label).length }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || a.label - b.label);
      expect(map).toMatchObject({ channel, images: BigInt(count), firing: BigInt(values.length), maximum });
      expect(map.mean).toBeCloseTo(sum / count, 6);
      expect(map.histogram).toHaveLength(64);
      expect(map.histogram.reduce((total, bin) => total + bin, 0n)).toBe(BigInt(count));
      expectHistogram(map.histogram, [...values, ...new Array<number>(count - values.length).fill(0)], maximum);
      expect(
        Math.abs(map.aboveHalf - values.filter((value) => value > maximum / 2).length / count),
      ).toBeLessThanOrEqual(
        values.filter((value) => Math.abs(value - maximum / 2) < maximum / 256).length / count + 1e-6,
      );
      expect(map.labels.map(({ label, count }) => ({ label, count }))).toEqual(counts);
      expect(map.purity).toBeCloseTo((counts[0]?.count ?? 0) / Math.max(1, best.length), 6);
    }
  });

  /** Each bin holds what surely belongs to it, and at most what may. */
  function expectHistogram(histogram: readonly bigint[], values: readonly number[], maximum: number): void {
    if (maximum === 0) {
      expect(histogram).toEqual([BigInt(values.length), ...new Array<bigint>(63).fill(0n)]);
      return;
    }
    const margin = maximum / 256;
    for (const [bin, found] of histogram.entries()) {
      const [from, to] = [(bin * maximum) / 64, bin === 63 ? Number.POSITIVE_INFINITY : ((bin + 1) * maximum) / 64];
      const surely = values.filter((value) => value >= from + margin && value < to - margin).length;
      const maybe = values.filter((value) => value >= from - margin && value < to + margin).length;
      expect(Number(found)).toBeGreaterThanOrEqual(surely);
      expect(Number(found)).toBeLessThanOrEqual(maybe);
    }
  }

  const orders: [string, MapOrder, (map: MapStatistics) => number][] = [
    ["maximum", MapOrder.MAXIMUM, ({ maximum }) => -maximum],
    ["selectivity", MapOrder.SELECTIVITY, ({ aboveHalf }) => aboveHalf],
    ["purity", MapOrder.PURITY, ({ purity }) => -purity],
  ];
  test.each(orders)("in the order of %s, page by page", async (_, order, rank) => {
    const all = (await statistics({ layer: "relu2" })).maps;
    const alive = all.filter(({ firing }) => firing > 0n);
    const expected = alive.sort((a, b) => rank(a) - rank(b) || a.channel - b.channel).map(({ channel }) => channel);
    const listed: number[] = [];
    let pageToken = "";
    do {
      const page = await statistics({ layer: "relu2", order, firingOnly: true, pageSize: 5, pageToken });
      expect(page.totalMaps).toBe(alive.length);
      listed.push(...page.maps.map(({ channel }) => channel));
      pageToken = page.nextPageToken;
    } while (pageToken !== "");
    expect(listed).toEqual(expected);
  });

  test("of maps that show a label, most of it first", async () => {
    const { maps, totalMaps } = await statistics({ layer: "relu2", label: 1 });
    const shown = maps.map(({ labels }) => labels.find(({ label }) => label === 1)?.count ?? 0);
    expect(shown).toEqual([...shown].sort((a, b) => b - a));
    expect(shown.every((count) => count > 0)).toBe(true);
    const all = (await statistics({ layer: "relu2" })).maps;
    expect(totalMaps).toBe(all.filter(({ labels }) => labels.some(({ label }) => label === 1)).length);
  });

  test("of the channels asked for, each once, by channel", async () => {
    const { maps, totalMaps } = await statistics({ layer: "relu2", channels: [9, 2, 9] });
    expect([maps.map(({ channel }) => channel), totalMaps]).toEqual([[2, 9], 2]);
  });

  test("of maps that never fire: dead, without tops, last", async () => {
    await importBytes(
      services.transport,
      { name: "dead", preprocessing: { divideBy: 255 } },
      modelWithDeadMaps([2, 5]),
    );
    const { scan } = await client().createScan({ model: "dead", dataset: "pets", layers: ["relu1"] });
    await watchToEnd(services.transport, scan?.id ?? "");
    const request = { scanId: scan?.id ?? "", layer: "relu1" };
    const { maps, deadMaps, totalMaps } = await statistics({ ...request, order: MapOrder.SELECTIVITY });
    expect([deadMaps, totalMaps]).toEqual([2, 8]);
    expect(maps.slice(-2).map(({ channel, maximum, mean, aboveHalf }) => [channel, maximum, mean, aboveHalf])).toEqual([
      [2, 0, 0, 0],
      [5, 0, 0, 0],
    ]);
    expect(maps.at(-1)?.histogram[0]).toBe(BigInt(count));
    expect(await statistics({ ...request, firingOnly: true })).toMatchObject({ deadMaps: 2, totalMaps: 6 });
    expect((await tops({ ...request, channels: [2, 5] })).activations).toEqual([]);
  });
});

/** The small model; some maps of its first layer are 0 whatever they see. */
function modelWithDeadMaps(channels: readonly number[]): Uint8Array {
  const network = smallNetwork();
  for (const layer of network.layers) {
    if (layer.operator === "Conv" && layer.name === "conv1") {
      const count = layer.filters.shape.at(-1) ?? 1;
      layer.filters.data.forEach((_, index) => {
        if (channels.includes(index % count)) layer.filters.data[index] = 0;
      });
    }
  }
  return writeOnnx(network);
}

describe("a request that is wrong names the field", () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    ["scan", () => tops({ scanId: "none", layer: "conv1" }), /^scan_id: no scan "none"/],
    [
      "layer",
      () => tops({ layer: "conv2" }),
      /^layer: layer "conv2" was not scanned; there is "conv1", "relu2", "dense"/,
    ],
    ["channel", () => tops({ layer: "conv1", channels: [0, 8] }), /^channels\[1\]: 8 given; "conv1" has 8 maps/],
    ["rule", () => tops({ layer: "conv1", rule: 9 as Rule }), /^rule: 9 given/],
    ["page size", () => tops({ layer: "conv1", pageSize: 65 }), /^page_size: 65 given; expected 1 … 64/],
    ["statistics' layer", () => statistics({ layer: "" }), /^layer: nothing given/],
    [
      "order",
      () => statistics({ layer: "conv1", order: 9 as MapOrder }),
      /^order: 9 given; expected MAP_ORDER_CHANNEL/,
    ],
    ["order by no label", () => statistics({ layer: "conv1", order: MapOrder.LABEL }), /^label: nothing given/],
    ["label", () => statistics({ layer: "conv1", label: 3 }), /^label: 3 given; expected 0 … 2/],
  ])("%s", async (_, call, words) => {
    expect((await refusal(call())).rawMessage).toMatch(words);
  });

  test("a page token of another request", async () => {
    const { nextPageToken } = await statistics({ layer: "relu2", pageSize: 2 });
    for (const request of [
      { layer: "conv1", pageSize: 2 },
      { layer: "relu2", firingOnly: true },
    ]) {
      expect((await refusal(statistics({ ...request, pageToken: nextPageToken }))).rawMessage).toMatch(/^page_token: /);
    }
    expect((await statistics({ layer: "relu2", pageSize: 4, pageToken: nextPageToken })).maps[0]?.channel).toBe(2);
  });
});
