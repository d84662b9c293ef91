import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { type Client, Code, createClient } from "@connectrpc/connect";
import { type Constant, instantiate, type Network, seededRandom, writeOnnx } from "@deconvscope/network";
import {
  DatasetService,
  type DiagnoseRequestSchema,
  type DiagnoseResponse,
  DiagnoseResponseSchema,
  ModelService,
  Severity,
  type Tensor,
} from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orderImages } from "../src/engine/diagnosis/order-images.ts";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { writePictures } from "./scan-pictures.ts";
import { smallNetwork } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";

type Diagnose = MessageInitShape<typeof DiagnoseRequestSchema>;

/** Images of "pets", of which two cannot be read any more. */
const count = 110;
const unreadable = [7, 60];
const deadFilter = 3;

let services: TestServices;
let client: Client<typeof ModelService>;
beforeAll(async () => {
  services = await startTestServices();
  client = createClient(ModelService, services.transport);
  const header = { name: "small", preprocessing: { divideBy: 255, mean: [0.5, 0.5, 0.5] } };
  await importBytes(services.transport, header, writeOnnx(withDeadFilter(smallNetwork())));
  const paths = await writePictures(join(services.dataRoot, "pets"), count, ["cat", "dog"]);
  await createClient(DatasetService, services.transport).registerDataset({ name: "pets", path: "pets" });
  for (const image of unreadable) await writeFile(paths[image]!, "no picture");
});
afterAll(() => services.close());

/** The first convolution's filter of that number has no weights, and its map is −1 everywhere. */
function withDeadFilter(network: Network): Network {
  const layers = network.layers.map((layer) => {
    if (layer.operator !== "Conv" || layer.name !== "conv1") return layer;
    const outputs = layer.filters.shape.at(-1)!;
    const data = layer.filters.data.map((weight, at) => (at % outputs === deadFilter ? 0 : weight));
    const filters: Constant = { ...layer.filters, data };
    const bias = Float32Array.from({ length: outputs }, (_, filter) => (filter === deadFilter ? -1 : 0.01));
    return { ...layer, filters, bias };
  });
  return { ...network, layers };
}

async function diagnose(request: Diagnose): Promise<DiagnoseResponse[]> {
  const responses: DiagnoseResponse[] = [];
  for await (const response of client.diagnose(request)) responses.push(response);
  return responses;
}

const whole = { model: "small", dataset: "pets", images: 1000 };

function readNumbers({ data, shape }: Tensor): { numbers: Float32Array; shape: number[] } {
  return { numbers: new Float32Array(data.slice().buffer), shape };
}

/** [h, w, c] of one image. */
async function activationsOf(layer: string, index: number) {
  const image = { source: { case: "datasetImage", value: { dataset: "pets", split: "all", index } } } as const;
  const { activations } = await client.getActivations({ model: "small", image, layer });
  return readNumbers(activations!);
}

const readable = Array.from({ length: count }, (_, image) => image).filter((image) => !unreadable.includes(image));

describe("a model on images", () => {
  let messages: DiagnoseResponse[];
  let last: DiagnoseResponse;
  beforeAll(async () => {
    messages = await diagnose(whole);
    last = messages.at(-1)!;
  });

  test("filters come first, running figures next, findings at the end", () => {
    const [first] = messages;
    expect(first).toMatchObject({ complete: false, layers: [], findings: [], progress: { done: 0n, total: 110n } });
    expect(first!.firstLayer).toMatchObject({ layer: "conv1", filters: { length: 8 } });
    expect(messages.length).toBeGreaterThan(2);
    for (const { complete, findings, layers } of messages.slice(1, -1)) {
      expect([complete, findings.length, layers.length]).toEqual([false, 0, 3]);
      expect(layers.every(({ spectrum }) => spectrum === undefined)).toBe(true);
    }
    expect(last).toMatchObject({ complete: true, progress: { done: 110n, total: 110n } });
    expect(last.firstLayer).toEqual(first!.firstLayer);
    expect(last.layers.map(({ layer }) => layer)).toEqual(["relu1", "pool1", "relu2"]);
  });

  test("maps fire on the images on which their activations say so", async () => {
    for (const { layer, maps, firingShare, deadMaps, nearlyDeadMaps } of last.layers.filter(({ maps }) => maps > 0)) {
      const fired = new Array<number>(maps).fill(0);
      for (const image of readable) {
        const { numbers } = await activationsOf(layer, image);
        const firing = new Set([...numbers.keys()].filter((at) => numbers[at]! > 0).map((at) => at % maps));
        for (const map of firing) fired[map]! += 1;
      }
      expect(firingShare).toEqual(fired.map((times) => Math.fround(times / readable.length)));
      expect(deadMaps).toEqual([...fired.keys()].filter((map) => fired[map] === 0));
      expect(nearlyDeadMaps).toEqual([...fired.keys()].filter((map) => fired[map] === 1));
    }
    expect(last.layers[0]!.deadMaps).toContain(deadFilter);
  });

  test("aliasing is that of a transform of the incoming maps", async () => {
    const { strides, aliasing, aliasingImages, spectrum } = last.layers[1]!;
    expect([strides, aliasingImages]).toEqual([[2, 2], readable.length]);
    expect(last.layers.map(({ aliasingImages }) => aliasingImages > 0)).toEqual([false, true, false]);
    expect(aliasing).toBeCloseTo((await transformInputs(readable)).aliasing, 5);
    expect([spectrum!.images, spectrum!.shares!.shape]).toEqual([14, [16, 16]]);
  });

  test("what cannot be read is left out and told of, and every default is in the provenance", () => {
    expect(last.problems.map(({ image }) => image).sort((a, b) => a - b)).toEqual(unreadable);
    expect(last.unreadable).toBe(2n);
    expect(last.problems[0]!.why).toMatch(/\d{4}\.png/);
    expect(JSON.parse(last.provenance!.parametersJson)).toEqual({
      model: "small",
      dataset: "pets",
      split: "all",
      images: 110,
      aliasingImages: 110,
    });
  });

  test("findings: problems first, with the maps they speak of", () => {
    const severities = last.findings.map(({ severity }) => severity);
    expect(severities).toEqual(severities.toSorted((a, b) => b - a));
    const dead = last.findings.find(({ id }) => id === "dead-maps/relu1")!;
    expect(dead).toMatchObject({ severity: Severity.PROBLEM, layer: "relu1", channels: last.layers[0]!.deadMaps });
    expect(dead.text).toMatch(/^\d of 8 maps of relu1 never fires?: not above zero anywhere on 108 images\.$/);
    expect(last.findings.find(({ id }) => id === "dead-filters/conv1")).toMatchObject({ channels: [deadFilter] });
  });

  test("is kept: a second call answers with the same bytes, in one message", async () => {
    for (const onlyKept of [false, true]) {
      const [kept, ...others] = await diagnose({ ...whole, onlyKept });
      expect(others).toEqual([]);
      expect(toBinary(DiagnoseResponseSchema, kept!)).toEqual(toBinary(DiagnoseResponseSchema, last));
    }
  });
});

/** Of the maps that "pool1" reads, energies by frequency as shares, and how much of them lies beyond 1/4 cycles a pixel. */
async function transformInputs(images: readonly number[]) {
  const energies = new Float64Array(16 * 16);
  for (const image of images) addTransforms(energies, (await activationsOf("relu1", image)).numbers, 16, 8);
  const total = energies.reduce((sum, energy) => sum + energy, 0);
  const shares = energies.map((energy) => energy / total);
  const beyond = shares.filter((_, bin) => Math.abs(Math.floor(bin / 16) - 8) > 4 || Math.abs((bin % 16) - 8) > 4);
  return { shares, aliasing: beyond.reduce((sum, share) => sum + share, 0) };
}

/** @param maps [side, side, channels] */
function addTransforms(energies: Float64Array, maps: Float32Array, side: number, channels: number): void {
  const transform = (values: readonly (readonly [number, number])[], frequency: number): readonly [number, number] => {
    let [real, imaginary] = [0, 0];
    for (const [place, [re, im]] of values.entries()) {
      const angle = (2 * Math.PI * ((frequency * place) % side)) / side;
      real += re * Math.cos(angle) + im * Math.sin(angle);
      imaginary += im * Math.cos(angle) - re * Math.sin(angle);
    }
    return [real, imaginary];
  };
  const frequencies = Array.from({ length: side }, (_, bin) => (bin + side / 2) % side);
  const places = frequencies.toSorted((a, b) => a - b);
  for (let channel = 0; channel < channels; channel++) {
    const rows = places.map((y) => places.map((x) => [maps[(y * side + x) * channels + channel]!, 0] as const));
    for (const [column, across] of frequencies.entries()) {
      const waves = rows.map((row) => transform(row, across));
      for (const [row, down] of frequencies.entries()) {
        if (down === 0 && across === 0) continue;
        const [real, imaginary] = transform(waves, down);
        energies[row * side + column]! += real ** 2 + imaginary ** 2;
      }
    }
  }
}

test("without a dataset: the filters alone", async () => {
  const messages = await diagnose({ model: "small" });
  const last = messages.at(-1)!;
  expect(last).toMatchObject({ complete: true, layers: [], progress: { done: 0n, total: 0n } });
  const { filters, low, middle, high, spectra } = last.firstLayer!;
  expect(filters.filter(({ dead }) => dead).map(({ channel }) => channel)).toEqual([deadFilter]);
  expect(low + middle + high).toBeCloseTo(1, 10);
  expect(readNumbers(spectra!).shape).toEqual([8, 32, 32]);
  expect(last.findings.map(({ id }) => id)).toContain("dead-filters/conv1");
});

test("measured anew once an image can be read that could not be", async () => {
  const paths = await writePictures(join(services.dataRoot, "mended"), 12, ["cat", "dog"]);
  const readable = await readFile(paths[3]!);
  await createClient(DatasetService, services.transport).registerDataset({ name: "mended", path: "mended" });
  await writeFile(paths[3]!, "no picture");
  const asked = { model: "small", dataset: "mended" };
  expect((await diagnose(asked)).at(-1)!.problems).toHaveLength(1);
  expect(await diagnose(asked)).toHaveLength(1);
  await writeFile(paths[3]!, readable);
  expect((await diagnose(asked)).at(-1)!.problems).toEqual([]);
});

test("few images: evenly spread, the spectrum of all of them, and said to be few", async () => {
  const last = (await diagnose({ ...whole, images: 12 })).at(-1)!;
  const images = orderImages(count, 12).filter((image) => !unreadable.includes(image));
  expect(last.progress).toMatchObject({ done: 12n, total: 12n });
  const dead = last.findings.find(({ id }) => id === "dead-maps/relu1")!;
  expect([dead.severity, dead.advice]).toEqual([
    Severity.NOTE,
    expect.stringContaining(`${images.length} images are few`),
  ]);
  const { shares } = await transformInputs(images);
  const { spectrum } = last.layers[1]!;
  expect(spectrum!.images).toBe(images.length);
  for (const [bin, share] of readNumbers(spectrum!.shares!).numbers.entries())
    expect(share).toBeCloseTo(shares[bin]!, 6);
});

test("a classification is answered while a diagnosis goes on", async () => {
  const image = { source: { case: "datasetImage", value: { dataset: "pets", split: "all", index: 0 } } } as const;
  const answered: string[] = [];
  let classified: Promise<void> | undefined;
  for await (const { layers, complete } of client.diagnose({ ...whole, images: 99 })) {
    if (layers.length > 0)
      classified ??= client.classify({ model: "small", image }).then(() => void answered.push("class"));
    if (complete) answered.push("diagnosis");
  }
  await classified;
  expect(answered).toEqual(["class", "diagnosis"]);
});

test("who leaves ends the work: nothing is kept, and others go on", async () => {
  const request = { ...whole, images: 100 };
  const leaving = new AbortController();
  const left = (async () => {
    for await (const { layers } of client.diagnose(request, { signal: leaving.signal })) {
      if (layers.length > 0) leaving.abort();
    }
  })();
  expect((await refusal(left)).code).toBe(Code.Canceled);
  await expect(diagnose({ ...request, onlyKept: true })).rejects.toMatchObject({ code: Code.NotFound });
  expect((await diagnose({ model: "small" })).at(-1)!.complete).toBe(true);
});

describe("other inputs", () => {
  test("images of one channel, higher than wide", async () => {
    await importBytes(services.transport, { name: "grey" }, writeOnnx(networkOf([12, 8, 1])));
    const last = (await diagnose({ model: "grey", dataset: "pets", images: 16 })).at(-1)!;
    const [conv1, , pool1] = last.layers;
    expect(conv1).toMatchObject({ layer: "conv1", strides: [2, 1], maps: 0 });
    expect(conv1!.spectrum!.shares!.shape).toEqual([12, 8]);
    expect(pool1).toMatchObject({ layer: "pool1", strides: [2, 2] });
  });

  test("of channels that no picture has: the filters alone", async () => {
    await importBytes(services.transport, { name: "five" }, writeOnnx(networkOf([12, 8, 5])));
    const error = await refusal(diagnose({ model: "five", dataset: "pets" }));
    expect([error.code, error.rawMessage]).toEqual([
      Code.FailedPrecondition,
      'dataset: "five" takes 5 channels; images of a dataset cannot become its input; its filters are judged without a dataset',
    ]);
    expect((await diagnose({ model: "five" })).at(-1)!.firstLayer!.filters).toHaveLength(4);
  });

  test("a network without a convolution has an empty bank", async () => {
    await importBytes(services.transport, { name: "dense" }, writeOnnx(denseNetwork()));
    const last = (await diagnose({ model: "dense", dataset: "pets", images: 10 })).at(-1)!;
    expect(last.firstLayer).toMatchObject({ layer: "", filters: [] });
    expect(last.layers).toMatchObject([{ layer: "relu1", maps: 6, strides: [] }]);
  });
});

function networkOf(inputShape: readonly [number, number, number]): Network {
  const sliding = { kernel: [3, 3], strides: [2, 1], padding: 1, groups: 1 } as const;
  return instantiate(
    {
      name: "strided",
      inputShape,
      layers: [
        { name: "conv1", operator: "Conv", filters: 4, ...sliding },
        { name: "relu1", operator: "Relu" },
        { name: "pool1", operator: "MaxPool", kernel: [2, 2], strides: [2, 2], ceil: false },
        { name: "flatten", operator: "Flatten" },
        { name: "dense", operator: "Gemm", units: 3 },
        { name: "prob", operator: "Softmax" },
      ],
    },
    seededRandom(1),
    "he",
  );
}

function denseNetwork(): Network {
  return instantiate(
    {
      name: "dense",
      inputShape: [8, 8, 3],
      layers: [
        { name: "flatten", operator: "Flatten" },
        { name: "dense1", operator: "Gemm", units: 6 },
        { name: "relu1", operator: "Relu" },
        { name: "dense2", operator: "Gemm", units: 3 },
        { name: "prob", operator: "Softmax" },
      ],
    },
    seededRandom(1),
    "he",
  );
}

describe("refuses", () => {
  const wrong: [string, Diagnose, Code, string][] = [
    ["no model", { ...whole, model: "" }, Code.InvalidArgument, "model: nothing given; expected a model's name"],
    ["an unknown model", { ...whole, model: "smell" }, Code.NotFound, 'model: no model "smell"'],
    ["an unknown dataset", { ...whole, dataset: "vets" }, Code.NotFound, 'dataset: no dataset "vets"'],
    ["an unknown split", { ...whole, split: "val" }, Code.NotFound, 'split: "pets" has no split "val"'],
    [
      "too many images",
      { ...whole, images: 100_001 },
      Code.InvalidArgument,
      "images: 100001 given; expected 1 … 100000",
    ],
    [
      "a split without a dataset",
      { model: "small", split: "val" },
      Code.InvalidArgument,
      'split: "val" given without a dataset; expected a dataset, or no split',
    ],
    [
      "images without a dataset",
      { model: "small", images: 5 },
      Code.InvalidArgument,
      "images: 5 given without a dataset; expected a dataset, or 0",
    ],
    ["what is not kept", { ...whole, images: 3, onlyKept: true }, Code.NotFound, "only_kept: no such result is kept"],
  ];
  test.each(wrong)("%s", async (_, request, code, message) => {
    const error = await refusal(diagnose(request));
    expect([error.code, error.rawMessage]).toEqual([code, expect.stringContaining(message)]);
  });
});
