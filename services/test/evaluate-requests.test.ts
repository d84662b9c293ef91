import { join } from "node:path";
import { Code } from "@connectrpc/connect";
import { instantiate, seededRandom, writeOnnx } from "@deconvscope/network";
import type { Crops } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { classes, type Evaluate, EvaluatedPets } from "./evaluated-pets.ts";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { writePictures } from "./scan-pictures.ts";
import { smallNetwork } from "./small-model.ts";

const smallLayers = [
  { name: "conv", operator: "Conv", filters: 2, kernel: [3, 3], strides: [1, 1], padding: 1, groups: 1 },
  { name: "relu", operator: "Relu" },
  { name: "flatten", operator: "Flatten" },
  { name: "dense", operator: "Gemm", units: 5 },
] as const;

let own: EvaluatedPets;
beforeAll(async () => {
  own = await EvaluatedPets.start();
  await own.import("three", ["a", "b", "c"], {}, 1, 3);
  await own.import("fish", ["carp", "pike", "eel", "cod", "ide"], {});
  const { dataRoot } = own.services;
  await writePictures(join(dataRoot, "loose"), 3, []);
  await writePictures(join(dataRoot, "many"), 200, ["cat", "owl"]);
  await writePictures(join(dataRoot, "splits", "train"), 4, ["cat", "owl"]);
  await writePictures(join(dataRoot, "splits", "test"), 4, ["elk", "owl"]);
  await writePictures(join(dataRoot, "elks", "train"), 2, ["cat"]);
  await writePictures(join(dataRoot, "elks", "test"), 4, ["elk"]);
  for (const name of ["loose", "many", "splits", "elks"]) await own.register(name);
  for (const [name, channels, layers] of [
    ["maps", 3, smallLayers.slice(0, 2)],
    ["deep", 4, smallLayers],
  ] as const) {
    const network = instantiate({ name, inputShape: [8, 8, channels], layers }, seededRandom(1), "he");
    await importBytes(own.services.transport, { name }, writeOnnx(network));
  }
  const summary = {
    splits: [{ name: "val", images: 20_000_000 }],
    labels: ["cat", "owl"],
    multiLabel: true,
    problems: [],
  };
  const files = { format: "pascal-voc", path: join(dataRoot, "huge") } as const;
  await own.services.context.datasets.add({ name: "huge", files, summary, builtIn: false });
});
afterAll(() => own.services.close());

const right = { models: ["small"], dataset: "pets" };
const wrong: [string, Evaluate, Code, string][] = [
  ["no model", { ...right, models: [] }, Code.InvalidArgument, "models: nothing given; expected a model's name"],
  ["an empty name", { ...right, models: ["small", ""] }, Code.InvalidArgument, "models[1]: nothing given"],
  ["an unknown model", { ...right, models: ["small", "smell"] }, Code.NotFound, 'models[1]: no model "smell"'],
  [
    "a model given twice",
    { ...right, models: ["small", "other", "small"] },
    Code.InvalidArgument,
    'models[2]: "small" given again; expected each once',
  ],
  [
    "too many models",
    { ...right, models: Array(17).fill("small") },
    Code.ResourceExhausted,
    "models: 17 given; at most 16",
  ],
  [
    "models of other numbers of classes",
    { ...right, models: ["small", "three"] },
    Code.FailedPrecondition,
    'models[1]: "three" has 3 classes; expected 5, those of "small"',
  ],
  [
    "models of other classes",
    { ...right, models: ["small", "fish"] },
    Code.FailedPrecondition,
    'models[1]: "fish" has no class "owl"; expected the classes of "small"',
  ],
  [
    "a model that ends in maps",
    { ...right, models: ["small", "maps"] },
    Code.FailedPrecondition,
    'models[1]: "maps" does not end in one score a class',
  ],
  [
    "a model that takes no pictures",
    { ...right, models: ["deep"] },
    Code.FailedPrecondition,
    'models[0]: "deep" takes 4 channels; images of a dataset cannot become its input',
  ],
  ["no dataset", { models: ["small"] }, Code.InvalidArgument, "dataset: nothing given; expected a dataset's name"],
  ["an unknown dataset", { ...right, dataset: "vets" }, Code.NotFound, 'dataset: no dataset "vets"'],
  [
    "images without labels",
    { ...right, dataset: "loose" },
    Code.FailedPrecondition,
    'dataset: the images of "loose" have no labels',
  ],
  [
    "labels that are no classes",
    { ...right, models: ["fish"] },
    Code.FailedPrecondition,
    'dataset: none of the 3 labels of "pets" ("cat", "dog", "owl") is one of the 5 classes of "fish" ("carp", "pike", ' +
      '"eel", …)',
  ],
  ["an unknown split", { ...right, split: "val" }, Code.NotFound, 'split: "pets" has no split "val"'],
  ["unknown crops", { ...right, crops: 9 as Crops }, Code.InvalidArgument, "crops: 9 given; expected CROPS_CENTER or"],
  [
    "more scores than can be kept",
    { ...right, dataset: "huge" },
    Code.ResourceExhausted,
    "images: 20000000 images given; at most 3728270, since average precision keeps the scores of all 2 labels",
  ],
  [
    "too many mistakes",
    { ...right, mistakes: 501 },
    Code.InvalidArgument,
    "mistakes: 501 given; expected 1 … 500, or 0 for 50",
  ],
];

describe("refuses", () => {
  test.each(wrong)("%s", async (_, request, code, message) => {
    const error = await refusal(own.evaluate(request));
    expect([error.code, error.rawMessage]).toEqual([code, expect.stringContaining(message)]);
  });
});

test("without a split it takes test before train; images whose labels are no classes do not count", async () => {
  const { provenance, unknownLabels } = await own.evaluateToEnd({ ...right, dataset: "splits" });
  expect(JSON.parse(provenance!.parametersJson)).toMatchObject({ split: "test", images: 4 });
  expect(unknownLabels).toBe(2n);
});

test("no image of a label that is a class is refused", async () => {
  const error = await refusal(own.evaluate({ ...right, dataset: "elks" }));
  expect(error.code).toBe(Code.FailedPrecondition);
  expect(error.rawMessage).toBe('split: no image of "test" of "elks" has a label that is a class of "small"');
});

test("probabilities that are no numbers are told of, with the image", async () => {
  const network = smallNetwork();
  const layers = network.layers.map((layer) =>
    layer.operator === "Gemm"
      ? { ...layer, weights: { ...layer.weights, data: layer.weights.data.map(() => 3e38) } }
      : layer,
  );
  await importBytes(own.services.transport, { name: "broken", labels: classes }, writeOnnx({ ...network, layers }));
  const error = await refusal(own.evaluate({ ...right, models: ["small", "broken"] }));
  expect(error.rawMessage).toMatch(/^"broken", image 0, class \d: expected a finite probability, got NaN$/);
});

test("a call that is cancelled leaves the engine to the next one, and keeps nothing", async () => {
  const cancel = new AbortController();
  const long = { models: ["small", "other"], dataset: "many", crops: 2 };
  const told: bigint[] = [];
  const read = async () => {
    for await (const { progress, complete, classes: seen } of own.client.evaluate(long, { signal: cancel.signal })) {
      expect(complete).toBe(false);
      expect(seen.reduce((sum, { images }) => sum + images, 0n)).toBe(progress?.done);
      told.push(progress!.done);
      cancel.abort();
    }
  };
  expect((await refusal(read())).code).toBe(Code.Canceled);
  expect(told.length).toBeGreaterThan(0);
  await own.evaluate({ ...right, images: 3 });
  expect(own.services.context.engine.busy).toBe(false);
  expect((await refusal(own.evaluate({ ...long, onlyKept: true }))).code).toBe(Code.NotFound);
});

test("running figures come while it goes on", async () => {
  const responses = await own.evaluate({ models: ["other", "small"], dataset: "many", crops: 2 });
  const done = responses.map(({ progress }) => Number(progress?.done));
  expect(responses.length).toBeGreaterThan(1);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(responses.map(({ complete }) => complete)).toEqual(
    responses.map((_, index) => index === responses.length - 1),
  );
  for (const { top1Error, confusion, complete } of responses) {
    expect(top1Error!.low).toBeLessThanOrEqual(top1Error!.share);
    expect(top1Error!.high).toBeGreaterThanOrEqual(top1Error!.share);
    expect(confusion.length > 0).toBe(complete);
  }
});

test("other calls do not wait for its end", async () => {
  const messages: boolean[] = [];
  for await (const { complete } of own.client.evaluate({
    models: ["small", "other"],
    dataset: "many",
    images: 199,
    crops: 2,
  })) {
    if (messages.length === 0) {
      await own.classify("small", 3);
      expect(own.services.context.engine.busy).toBe(true);
    }
    messages.push(complete);
  }
  expect(messages.indexOf(true)).toBe(messages.length - 1);
});
