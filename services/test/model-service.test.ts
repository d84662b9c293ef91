import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Code, createClient } from "@connectrpc/connect";
import { builtInModel } from "@deconvscope/menagerie";
import { readOnnx } from "@deconvscope/network";
import { ChannelOrder, ModelFormat, ModelService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideBuiltIn } from "../src/provide-built-in.ts";
import { openLibsql } from "../src/store/open-libsql.ts";
import { importBytes } from "./import-bytes.ts";
import { smallModel, smallNetwork } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

const client = () => createClient(ModelService, services.transport);
const labels = ["ant", "bee", "cat", "dog", "eel"];

const values = Float32Array.from({ length: 16 * 16 * 3 }, (_, index) => Math.sin(index));
const image = tensorImage(values, [16, 16, 3]);

async function collect(chunks: AsyncIterable<{ chunk: Uint8Array }>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const { chunk } of chunks) {
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

describe("a model", () => {
  beforeAll(async () => {
    const preprocessing = { channelOrder: ChannelOrder.BGR, divideBy: 255, mean: [0.5, 0.25, 0.125] };
    const header = { name: "zoo/small-1.0", description: "small", labels, preprocessing };
    const { summary, warnings } = await importBytes(services.transport, header, smallModel());
    expect(summary).toMatchObject({ name: "zoo/small-1.0", inputShape: [16, 16, 3], classes: 5 });
    expect(warnings).toEqual([]);
  });

  test("is listed, and got by its name and by its name with the first characters of its hash", async () => {
    const { models } = await client().listModels({});
    const listed = models.find(({ name }) => name === "zoo/small-1.0");
    expect(listed?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const named = await client().getModel({ model: `zoo/small-1.0@${listed?.sha256.slice(0, 8)}` });
    expect(named.summary).toEqual(listed);
    expect(named.labels).toEqual(labels);
    expect(named.preprocessing).toMatchObject({
      channelOrder: ChannelOrder.BGR,
      divideBy: 255,
      mean: [0.5, 0.25, 0.125],
    });
  });

  test("tells its layers: shape, receptive field, parameters, multiply-adds × 2", async () => {
    const { layers, summary } = await client().getModel({ model: "zoo/small-1.0" });
    expect(layers.map(({ name }) => name)).toEqual([
      "input",
      "conv1",
      "relu1",
      "pool1",
      "conv2",
      "relu2",
      "flatten",
      "dense",
      "prob",
    ]);
    expect(layers[0]).toMatchObject({ operator: "Input", projectable: false });
    expect(layers[4]).toMatchObject({
      operator: "Conv",
      inputs: ["pool1"],
      outputShape: [8, 8, 12],
      parameters: BigInt(3 * 3 * 8 * 12 + 12),
      flops: BigInt(2 * 8 * 8 * 12 * 3 * 3 * 8),
      receptiveField: { height: 8, width: 8, strideY: 2, strideX: 2, offsetY: -3, offsetX: -3 },
      projectable: true,
    });
    expect(summary?.parameters).toBe(layers.reduce((sum, { parameters }) => sum + parameters, 0n));
  });

  test("classifies, most probable first, with provenance", async () => {
    const { classifications, provenance } = await client().classify({ model: "zoo/small-1.0", image, top: 3 });
    const probabilities = classifications.map(({ probability }) => probability);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    expect(classifications.map(({ classIndex, label }) => label === labels[classIndex])).toEqual([true, true, true]);
    expect(provenance).toMatchObject({ model: "zoo/small-1.0", backend: expect.stringMatching(/^\w+ \d/) });
    expect(provenance?.backendsNotTaken).toEqual(expect.arrayContaining([expect.stringMatching(/^tensorflow: \w/)]));
    expect(JSON.parse(provenance?.parametersJson ?? "")).toMatchObject({ top: 3, model: "zoo/small-1.0" });
  });

  test("answers the activations of the channels that are asked for", async () => {
    const whole = await client().getActivations({ model: "zoo/small-1.0", image, layer: "relu2" });
    const picked = await client().getActivations({ model: "zoo/small-1.0", image, layer: "relu2", channels: [11, 0] });
    expect(whole.activations?.shape).toEqual([8, 8, 12]);
    expect(picked.activations?.shape).toEqual([8, 8, 2]);
    const all = floats(whole.activations?.data);
    const two = floats(picked.activations?.data);
    expect([two[2 * 37], two[2 * 37 + 1]]).toEqual([all[12 * 37 + 11], all[12 * 37]]);
    expect(Math.max(...all)).toBeGreaterThan(0);
  });

  test("answers the input as the first layer's activations", async () => {
    const { activations } = await client().getActivations({ model: "zoo/small-1.0", image, layer: "input" });
    expect(floats(activations?.data)).toEqual(values);
  });

  test("shows its filters as they are", async () => {
    const { filters } = await client().getFilters({ model: "zoo/small-1.0", layer: "conv1" });
    const conv = smallNetwork().layers[1];
    expect(filters?.shape).toEqual([3, 3, 3, 8]);
    expect(floats(filters?.data)).toEqual(conv?.operator === "Conv" ? conv.filters.data : undefined);
  });

  test("is exported as the bytes that were imported, and what was said of it behind them", async () => {
    const exported = await collect(client().exportModel({ model: "zoo/small-1.0", format: ModelFormat.ONNX }));
    const bytes = smallModel();
    expect(Buffer.from(exported).subarray(0, bytes.length).equals(bytes)).toBe(true);
    expect(Buffer.from(exported).subarray(bytes.length).toString()).toContain('"labels":["ant","bee"');
  });

  test("exported as a TensorFlow.js zip and imported again, it answers the same", async () => {
    const zip = await collect(client().exportModel({ model: "zoo/small-1.0", format: ModelFormat.TFJS_LAYERS }));
    await importBytes(services.transport, { name: "again", labels }, zip);
    const first = await client().classify({ model: "zoo/small-1.0", image });
    const second = await client().classify({ model: "again", image });
    expect(second.classifications.map(({ label }) => label)).toEqual(first.classifications.map(({ label }) => label));
    second.classifications.forEach(({ probability }, index) => {
      expect(probability).toBeCloseTo(first.classifications[index]?.probability ?? Number.NaN, 5);
    });
    const back = await collect(client().exportModel({ model: "again", format: ModelFormat.ONNX }));
    expect(readOnnx(back).network.layers.length).toBeGreaterThanOrEqual(8);
  });

  test("its name is taken until it is deleted", async () => {
    await importBytes(services.transport, { name: "twice" }, smallModel());
    const again = importBytes(services.transport, { name: "twice" }, smallModel(2));
    await expect(again).rejects.toMatchObject({ code: Code.AlreadyExists });
    await client().deleteModel({ model: "twice" });
    await expect(client().getModel({ model: "twice" })).rejects.toMatchObject({ code: Code.NotFound });
    await importBytes(services.transport, { name: "twice" }, smallModel(2));
    // The bytes that "zoo/small-1.0" shares with the deleted one are still there.
    await client().getFilters({ model: "zoo/small-1.0", layer: "conv1" });
  });
});

describe("the built-in model", () => {
  const { card } = builtInModel;

  test("is there from the start, with the dataset that it was trained on", async () => {
    const { summary, labels: names } = await client().getModel({ model: card.name });
    expect(summary).toMatchObject({ dataset: "menagerie", description: card.description, classes: card.labels.length });
    expect(names).toEqual(card.labels);
  });

  test("knows most animals of its dataset", async () => {
    let right = 0;
    for (let index = 0; index < 12; index++) {
      const value = { dataset: "menagerie", split: "validation", index };
      const source = { case: "datasetImage", value } as const;
      const { classifications } = await client().classify({ model: card.name, image: { source }, top: 1 });
      right += classifications[0]?.classIndex === index % card.labels.length ? 1 : 0;
    }
    expect(right).toBeGreaterThanOrEqual(6);
  });

  test("stays, and says so; an imported one does not", async () => {
    await importBytes(services.transport, { name: "own" }, smallModel());
    const { models } = await client().listModels({ pageSize: 200 });
    const builtIn = models.filter((model) => model.builtIn).map(({ name }) => name);
    expect(builtIn).toContain(card.name);
    expect(builtIn).not.toContain("own");
    await expect(client().deleteModel({ model: card.name })).rejects.toMatchObject({ code: Code.FailedPrecondition });
  });

  test("is kept over a restart, and brought up to date where this release has another", async () => {
    const known = await services.context.models.find(card.name);
    await provideBuiltIn(services.context);
    expect(await services.context.models.find(card.name)).toEqual(known);
    const database = await openLibsql(join(services.dataDir, "deconvscope.db"));
    await database.query("UPDATE models SET description = 'old' WHERE name = ?", [card.name]);
    await database.close();
    await provideBuiltIn(services.context);
    expect(await services.context.models.find(card.name)).toEqual(known);
  });
});

describe("pages", () => {
  test("are stable while models are added", async () => {
    for (const name of ["page-b", "page-d", "page-f"]) {
      await importBytes(services.transport, { name }, smallModel());
    }
    const seen: string[] = [];
    let pageToken = "";
    do {
      const page = await client().listModels({ pageSize: 2, pageToken });
      seen.push(...page.models.map(({ name }) => name));
      pageToken = page.nextPageToken;
      await importBytes(services.transport, { name: `page-a${seen.length}` }, smallModel());
    } while (pageToken !== "");
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toEqual(expect.arrayContaining(["page-b", "page-d", "page-f"]));
  });

  test.each([{ pageSize: -1 }, { pageSize: 201 }, { pageToken: "nonsense" }])("%o is refused", async (request) => {
    await expect(client().listModels(request)).rejects.toMatchObject({ code: Code.InvalidArgument });
  });
});

test("the same bytes are kept once", async () => {
  const before = await readdir(join(services.dataDir, "blobs"));
  await importBytes(services.transport, { name: "shared-1" }, smallModel(7));
  await importBytes(services.transport, { name: "shared-2" }, smallModel(7));
  expect(await readdir(join(services.dataDir, "blobs"))).toHaveLength(before.length + 1);
  await client().deleteModel({ model: "shared-1" });
  await client().deleteModel({ model: "shared-2" });
  expect(await readdir(join(services.dataDir, "blobs"))).toEqual(before);
});

test("the engine keeps nothing of a model once the last of its names is deleted", async () => {
  const kept = () => services.context.engine.memory.models;
  await importBytes(services.transport, { name: "warm-1" }, smallModel(8));
  await importBytes(services.transport, { name: "warm-2" }, smallModel(8));
  await client().getFilters({ model: "warm-1", layer: "conv1" });
  const before = kept();
  expect(before).toBeGreaterThan(0);
  await client().deleteModel({ model: "warm-1" });
  await client().getFilters({ model: "warm-2", layer: "conv1" });
  expect(kept()).toBe(before);
  await client().deleteModel({ model: "warm-2" });
  await expect.poll(kept).toBe(before - 1);
});

function floats(data: Uint8Array | undefined): Float32Array {
  return new Float32Array((data ?? new Uint8Array()).slice().buffer);
}
