import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { create } from "@bufbuild/protobuf";
import { type Client, Code, createClient } from "@connectrpc/connect";
import { decodeImage, openMenagerie } from "@deconvscope/datasets";
import { type Transform as EngineTransform, transformImage } from "@deconvscope/invariance";
import {
  DataType,
  ImageSourceSchema,
  type MeasureInvarianceResponse,
  ModelService,
  Transform,
} from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { registerDamagedPets } from "./register-damaged-pets.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

const shared = process.env.DECONVSCOPE_SHARED;
const shape = [16, 16, 3];
const inputs = [1, 2, 3].map((seed) => Float32Array.from({ length: 768 }, (_, at) => Math.sin(seed * at)));
const images = inputs.map((input) => tensorImage(input, shape));
const request = { model: "small", images, transform: Transform.ROTATE, amounts: [10, 0, 90, -20] };

type Measure = Parameters<Client<typeof ModelService>["measureInvariance"]>[0];

let server: TestServices;
let models: Client<typeof ModelService>;

beforeAll(async () => {
  server = await startTestServices();
  models = createClient(ModelService, server.transport);
  await importBytes(server.transport, { name: "small" }, smallModel());
});

afterAll(() => server.close());

async function measure(wanted: Measure, client = models): Promise<MeasureInvarianceResponse[]> {
  const messages: MeasureInvarianceResponse[] = [];
  for await (const message of client.measureInvariance(wanted)) messages.push(message);
  return messages;
}

const pointsOf = (messages: readonly MeasureInvarianceResponse[]) =>
  messages.flatMap(({ points }) => points).sort((a, b) => a.image - b.image || a.amount - b.amount);

function dataset(index: number) {
  const value = { dataset: "menagerie", split: "validation", index };
  return create(ImageSourceSchema, { source: { case: "datasetImage", value } });
}

function pet(index: number) {
  return create(ImageSourceSchema, {
    source: { case: "datasetImage", value: { dataset: "pets", split: "all", index } },
  });
}

function encoded(text: string) {
  return create(ImageSourceSchema, { source: { case: "encoded", value: Buffer.from(text) } });
}

/** Distances and probabilities as they come from what the layers answer, one image at a time. */
async function measurePlainly(
  client: Client<typeof ModelService>,
  model: string,
  input: Float32Array,
  inputShape: readonly number[],
  layers: readonly string[],
  [transform, amount]: readonly [EngineTransform, number],
) {
  const read = async (values: Float32Array, layer: string) => {
    const { activations } = await client.getActivations({ model, layer, image: tensorImage(values, inputShape) });
    return new Float32Array(activations!.data.slice().buffer);
  };
  const moved = transformImage(input, inputShape, transform, amount);
  const distances: number[] = [];
  for (const layer of layers) {
    const [before, after] = [await read(input, layer), await read(moved, layer)];
    distances.push(Math.sqrt(before.reduce((sum, value, at) => sum + (value - after[at]!) ** 2, 0)));
  }
  const { classifications } = await client.classify({ model, image: tensorImage(moved, inputShape), top: 5000 });
  return {
    distances,
    chances: new Map(classifications.map(({ classIndex, probability }) => [classIndex, probability])),
  };
}

test("distances and probabilities are those of what the layers answer", async () => {
  const { layers: known } = await models.getModel({ model: "small" });
  const layers = [known[0]!.name, "pool1", "dense"];
  const messages = await measure({ ...request, layers });
  const { subjects } = messages[0]!;
  const points = pointsOf(messages);
  expect(points.map(({ image, amount }) => [image, amount])).toEqual(
    [0, 1, 2].flatMap((image) => [-20, 0, 10, 90].map((amount) => [image, amount])),
  );
  for (const { image, amount, distances, relativeDistances, probability } of points) {
    const plain = await measurePlainly(models, "small", inputs[image]!, shape, layers, ["rotate", amount]);
    const { norms, classIndex } = subjects[image]!;
    for (const [at, expected] of plain.distances.entries()) {
      expect(Math.abs(distances[at]! - expected)).toBeLessThanOrEqual(1e-5 * expected);
      expect(relativeDistances[at]).toBeCloseTo(distances[at]! / norms[at]!, 12);
    }
    if (amount === 0) expect([...distances, ...relativeDistances]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(probability).toBeCloseTo(plain.chances.get(classIndex)!, 5);
  }
});

test("the first message says what is followed, the last that it is whole", async () => {
  const [first, ...rest] = await measure(request);
  expect(first).toMatchObject({ layers: ["relu1", "relu2"], amounts: [-20, 0, 10, 90], points: [], complete: false });
  expect(first!.subjects).toHaveLength(3);
  for (const { label, classIndex, probability, norms } of first!.subjects) {
    expect(label).toBe(`class ${classIndex}`);
    expect(probability).toBeGreaterThan(0.2);
    expect(norms.every((norm) => norm > 0)).toBe(true);
  }
  expect(JSON.parse(first!.provenance!.parametersJson)).toMatchObject({
    model: "small",
    transform: "ROTATE",
    amounts: [-20, 0, 10, 90],
    layers: ["relu1", "relu2"],
    fill: [0, 0, 0],
    images: [{ shape }, { shape }, { shape }],
  });
  expect(rest.every(({ subjects, layers, amounts }) => [...subjects, ...layers, ...amounts].length === 0)).toBe(true);
  expect(rest.map(({ complete }) => complete)).toEqual([...rest.slice(1).map(() => false), true]);
  expect(rest.at(-1)!.progress).toMatchObject({ done: 12n, total: 12n });
});

test("without amounts the paper's range, scaled to the input", async () => {
  const [first] = await measure({ model: "small", images: images.slice(0, 1), transform: Transform.TRANSLATE_Y });
  expect(first!.amounts).toHaveLength(25);
  expect([first!.amounts[0], first!.amounts[12], first!.amounts[24]]).toEqual([-30 / 7, 0, 30 / 7]);
});

describe("the class that is followed", () => {
  test("is a dataset image's own, by its text; else the most probable one", async () => {
    const encoded = await openMenagerie().encoded("validation", 3);
    const sources = [
      dataset(3),
      dataset(20),
      create(ImageSourceSchema, { source: { case: "encoded", value: encoded } }),
    ];
    const wanted = { model: "menagerie-zfnet", images: sources, transform: Transform.SCALE, amounts: [1, 1.5] };
    const messages = await measure(wanted);
    const { subjects, layers } = messages[0]!;
    expect(layers).toEqual(["relu1", "relu6"]);
    const { labels } = await models.getModel({ model: "menagerie-zfnet" });
    for (const [at, index] of [3, 20].entries()) {
      const { classifications } = await models.classify({ model: "menagerie-zfnet", image: sources[at]!, top: 100 });
      const own = (await openMenagerie().labelsOf("validation"))[index]![0]!;
      expect(subjects[at]).toMatchObject({ classIndex: own, label: labels[own] });
      const there = classifications.find(({ classIndex }) => classIndex === own)!;
      expect(subjects[at]!.probability).toBeCloseTo(there.probability, 5);
    }
    const [top] = (await models.classify({ model: "menagerie-zfnet", image: sources[2]! })).classifications;
    expect(subjects[2]).toMatchObject({ classIndex: top!.classIndex, label: top!.label });
  });

  test("is the most probable one where the model has no such class", async () => {
    const [first] = await measure({ model: "small", images: [dataset(0)], transform: Transform.SCALE, amounts: [1] });
    const { classifications } = await models.classify({ model: "small", image: dataset(0) });
    expect(first!.subjects[0]!.classIndex).toBe(classifications[0]!.classIndex);
  });
});

test("with pictures there is what the network sees, and the strongest maps of it", async () => {
  const wanted = {
    ...request,
    images: [dataset(3)],
    amounts: [0, 30],
    includePictures: true,
    layers: ["relu1", "dense"],
  };
  const points = pointsOf(await measure(wanted));
  const { activations } = await models.getActivations({ model: "small", layer: "relu1", image: dataset(3) });
  const values = new Float32Array(activations!.data.slice().buffer);
  for (const { amount, picturePng, maps } of points) {
    const { width, height } = await decodeImage(picturePng, { maxPixels: 1e6 });
    expect([width, height]).toEqual([16, 16]);
    expect(maps).toMatchObject([
      { layer: "relu1", activation: { shape: [16, 16], dataType: DataType.FLOAT32 } },
      { layer: "dense", activation: { shape: [1, 1] } },
    ]);
    const { channel, activation } = maps[0]!;
    const map = new Float32Array(activation!.data.slice().buffer);
    const own = values.filter((_, at) => at % 8 === channel);
    if (amount === 0) {
      expect(map).toEqual(own);
      expect(Math.max(...map)).toBe(values.reduce((most, value) => Math.max(most, value)));
    } else {
      expect(map).not.toEqual(own);
    }
  }
  const bare = pointsOf(await measure({ ...wanted, includePictures: false }));
  expect(bare.map(({ distances }) => distances)).toEqual(points.map(({ distances }) => distances));
  expect(bare.map(({ picturePng, maps }) => [picturePng.length, maps.length])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

describe("a result", () => {
  const kept = { ...request, images: [dataset(5), images[0]!], amounts: [1, 2, 3], layers: ["conv2"] };

  test("is kept: the second time it is there in one message", async () => {
    const unknown = await refusal(measure({ ...kept, onlyKept: true }));
    expect([unknown.code, unknown.rawMessage]).toEqual([
      Code.NotFound,
      "only_kept: no such result is kept; call without only_kept to measure it",
    ]);
    const messages = await measure(kept);
    for (const onlyKept of [true, false]) {
      const again = await measure({ ...kept, amounts: [3, 2, 1, 1], onlyKept });
      expect(again).toHaveLength(1);
      expect(again[0]).toMatchObject({ complete: true, layers: ["conv2"], amounts: [1, 2, 3] });
      expect(again[0]!.subjects).toEqual(messages[0]!.subjects);
      expect(pointsOf(again)).toEqual(pointsOf(messages));
      expect(again[0]!.progress).toMatchObject({ done: 6n, total: 6n });
    }
    expect((await refusal(measure({ ...kept, fill: [1, 0, 0], onlyKept: true }))).code).toBe(Code.NotFound);
  });

  test("with pictures is not", async () => {
    const shown = { ...kept, includePictures: true };
    await measure(shown);
    expect((await refusal(measure({ ...shown, onlyKept: true }))).code).toBe(Code.NotFound);
  });
});

describe("an image that cannot be read is named by its place and", () => {
  beforeAll(() => registerDamagedPets(server));

  test.each([
    ["its file", pet(1), Code.InvalidArgument, /^images\[1\]: "cat\/0001\.png": .*damaged/],
    ["its file, also where it is gone", pet(2), Code.FailedPrecondition, /^images\[1\]: .*"dog\/0002\.png"/],
    ["what is wrong with it", encoded("no image"), Code.InvalidArgument, /^images\[1\]: .*image/],
  ])("%s", async (_, image, code, message) => {
    const error = await refusal(measure({ ...request, images: [pet(0), image] }));
    expect([error.code, error.rawMessage]).toEqual([code, expect.stringMatching(message)]);
  });
});

test("a call that is cancelled leaves the engine to the next one", async () => {
  const cancel = new AbortController();
  const amounts = Array.from({ length: 1000 }, (_, step) => step + 0.5);
  const read = async () => {
    for await (const { complete } of models.measureInvariance({ ...request, amounts }, { signal: cancel.signal })) {
      expect(complete).toBe(false);
      cancel.abort();
    }
  };
  expect((await refusal(read())).code).toBe(Code.Canceled);
  await measure({ ...request, amounts: [4] });
  expect(server.context.engine.busy).toBe(false);
});

const wrong: [string, Measure, Code, string][] = [
  ["an unknown model", { ...request, model: "smell" }, Code.NotFound, 'model: no model "smell"'],
  ["no images", { ...request, images: [] }, Code.InvalidArgument, "images: 0 given; expected 1 … 100 images"],
  [
    "too many images",
    { ...request, images: Array(101).fill(images[0]) },
    Code.ResourceExhausted,
    "images: 101 given; at most 100 are followed",
  ],
  ["an empty image", { ...request, images: [{}] }, Code.InvalidArgument, "images[0]: nothing given; expected encoded"],
  [
    "an image that is not there",
    { ...request, images: [images[0]!, dataset(99999)] },
    Code.NotFound,
    "images[1].dataset_image.index: no image 99999",
  ],
  [
    "no transform",
    { ...request, transform: Transform.UNSPECIFIED },
    Code.InvalidArgument,
    "transform: nothing given; expected TRANSFORM_TRANSLATE_Y, TRANSFORM_TRANSLATE_X, TRANSFORM_SCALE or",
  ],
  [
    "an unknown transform",
    { ...request, transform: 9 as Transform },
    Code.InvalidArgument,
    "transform: 9 given; expected TRANSFORM_TRANSLATE_Y",
  ],
  [
    "an amount that is none",
    { ...request, amounts: [1, Number.NaN] },
    Code.InvalidArgument,
    "amounts[1]: NaN given; expected -3600 … 3600",
  ],
  [
    "a translation beyond four sides",
    { ...request, transform: Transform.TRANSLATE_X, amounts: [65] },
    Code.InvalidArgument,
    "amounts[0]: 65 given; expected -64 … 64",
  ],
  [
    "a factor of 0",
    { ...request, transform: Transform.SCALE, amounts: [0] },
    Code.InvalidArgument,
    "amounts[0]: 0 given; expected 0.05 … 20",
  ],
  [
    "too many amounts",
    { ...request, amounts: Array(1001).fill(1) },
    Code.ResourceExhausted,
    "amounts: 1001 given; at most 1000 are measured",
  ],
  [
    "an unknown layer",
    { ...request, layers: ["relu1", "relu9"] },
    Code.NotFound,
    'layers[1]: "small" has no layer "relu9"',
  ],
  [
    "a layer twice",
    { ...request, layers: ["relu1", "relu1"] },
    Code.InvalidArgument,
    'layers[1]: "relu1" given again; expected each once',
  ],
  [
    "too many layers",
    { ...request, layers: Array(33).fill("relu1") },
    Code.ResourceExhausted,
    "layers: 33 given; at most 32 are followed",
  ],
  ["two values of three", { ...request, fill: [0, 1] }, Code.InvalidArgument, "fill: [0, 1] given; expected 3 finite"],
  [
    "too many pictures",
    { ...request, amounts: Array.from({ length: 34 }, (_, step) => step), includePictures: true },
    Code.ResourceExhausted,
    "include_pictures: 102 pictures asked for, one an image and amount; at most 100 are drawn",
  ],
  [
    "a fill that is too large for the network",
    { ...request, fill: [3e38, 3e38, -3e38] },
    Code.InvalidArgument,
    "expected finite numbers, got",
  ],
];

describe("refuses", () => {
  test.each(wrong)("%s", async (_, wanted, code, message) => {
    const error = await refusal(measure(wanted));
    expect([error.code, error.rawMessage]).toEqual([code, expect.stringContaining(message)]);
  });
});

if (shared) {
  test("SqueezeNet's curves are those of what its layers answer, on the backend that is taken", async () => {
    const services = await startTestServices({ backend: process.env.DECONVSCOPE_BACKEND });
    const client = createClient(ModelService, services.transport);
    await importBytes(
      services.transport,
      { name: "squeezenet" },
      await readFile(join(shared, "data/squeezenet1_0/model.onnx")),
    );
    const side = [227, 227, 3];
    const input = Float32Array.from({ length: 227 * 227 * 3 }, (_, at) => 100 * Math.sin(at / 50) * Math.cos(at / 977));
    const wanted = { model: "squeezenet", images: [tensorImage(input, side)], transform: Transform.TRANSLATE_Y };
    const messages = await measure({ ...wanted, amounts: [0, 0.5, 1, 40] }, client);
    const { layers, subjects } = messages[0]!;
    expect(layers).toEqual(["relu_conv1", "fire9/concat"]);
    for (const { amount, distances, probability } of pointsOf(messages)) {
      const plain = await measurePlainly(client, "squeezenet", input, side, layers, ["translate-y", amount]);
      for (const [at, expected] of plain.distances.entries()) {
        expect(Math.abs(distances[at]! - expected)).toBeLessThanOrEqual(1e-5 * expected);
      }
      expect(probability).toBeCloseTo(plain.chances.get(subjects[0]!.classIndex)!, 5);
    }
    await services.close();
  });
}
