import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code, createClient } from "@connectrpc/connect";
import { type CreateRunRequestSchema, DatasetService, RunState, TrainingService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { writePictures } from "./scan-pictures.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { createTinyRun, registerPets, tinyArchitecture } from "./tiny-run.ts";

type Request = MessageInitShape<typeof CreateRunRequestSchema>;

/** Nothing is trained here. */
let services: TestServices;
beforeAll(async () => {
  services = await startTestServices({ runWorkers: 0 });
  await registerPets(services.transport, services.dataRoot);
  await importBytes(services.transport, { name: "small", preprocessing: { divideBy: 255 } }, smallModel());
  const datasets = createClient(DatasetService, services.transport);
  await writePictures(join(services.dataRoot, "bare"), 12, []);
  await writePictures(join(services.dataRoot, "one"), 12, ["cat", "dog"]);
  await writeEmptyScenes(join(services.dataRoot, "blank", "VOC2007"));
  for (const name of ["bare", "one", "blank"]) {
    await datasets.registerDataset({ name, path: name });
  }
});
afterAll(() => services.close());

/** PASCAL VOC of two images: one to learn from on which nothing is, one with a cat and a dog. */
async function writeEmptyScenes(folder: string): Promise<void> {
  await writePictures(join(folder, "JPEGImages"), 2, []);
  const object = (name: string) =>
    `<object><name>${name}</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></object>`;
  const files = {
    "Annotations/0000.xml": "<annotation></annotation>",
    "Annotations/0001.xml": `<annotation>${object("cat")}${object("dog")}</annotation>`,
    "ImageSets/Main/train.txt": "0000\n",
    "ImageSets/Main/val.txt": "0001\n",
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

const client = () => createClient(TrainingService, services.transport);
const create = (request: Request) => createTinyRun(services.transport, {}, request);
const scratch = (architecture: unknown): Request["kind"] => ({
  case: "fromScratch",
  value: { architecture: typeof architecture === "string" ? architecture : JSON.stringify(architecture) },
});
const transfer = (value: object): Request["kind"] => ({ case: "transfer", value: { model: "small", ...value } });
const probes = (value: object): Request["kind"] => ({ case: "probes", value: { model: "small", ...value } });

describe("what is not said is filled in", () => {
  test("of a run whose name and splits are left out", async () => {
    const run = await create({ kind: scratch("zfnet-small"), options: {} });
    expect(run).toMatchObject({ id: "zfnet-small-pets", state: RunState.QUEUED, error: "" });
    expect(run.request).toMatchObject({
      name: "zfnet-small-pets",
      split: "train",
      validationSplit: "val",
      options: { batchSize: 48, epochs: 64, probeImages: 48, snapshotEpochs: [1, 2, 5, 10, 20, 30, 40, 64] },
    });
    expect((await create({ kind: scratch("zfnet-small") })).id).toBe("zfnet-small-pets-2");
  });

  test("epochs of snapshots in order, each once, the last among them", async () => {
    const options = { epochs: 7, snapshotEpochs: [5, 2, 5], learningRate: 0.015, momentum: 0, filterRmsBound: 0 };
    const run = await create({ options });
    expect(run.request?.options).toMatchObject({ ...options, snapshotEpochs: [2, 5, 7] });
  });

  test("of a dataset with one split: images of it that are not learned from", async () => {
    const run = await create({ dataset: "one", samples: { imagesPerClass: 3 }, options: { batchSize: 4 } });
    expect(run.request).toMatchObject({
      split: "all",
      validationSplit: "all",
      samples: { imagesPerClass: 3, testImagesPerClass: 50, folds: 1 },
      options: { probeImages: 6 },
    });
  });

  test("layers of a transfer and of probes", async () => {
    const kept = await create({ kind: transfer({}) });
    expect(kept.request?.kind.value).toMatchObject({ model: "small", frozenThrough: "flatten", keepClassifier: false });
    const probed = await create({ kind: probes({}) });
    expect(probed.request?.kind.value).toMatchObject({ layers: ["input", "relu1", "relu2"] });
  });
});

describe("a request that is wrong names the field", () => {
  const options = (given: object): Request => ({ options: { batchSize: 8, epochs: 3, ...given } });
  const cases: [string, Request, Code, RegExp][] = [
    ["dataset", { dataset: "pet" }, Code.NotFound, /^dataset: no dataset "pet"; there is .*"pets"/],
    ["no dataset", { dataset: "" }, Code.InvalidArgument, /^dataset: nothing given/],
    ["no labels", { dataset: "bare" }, Code.FailedPrecondition, /^dataset: "bare": its images have no labels; choose/],
    [
      "a split without labels",
      { dataset: "blank" },
      Code.FailedPrecondition,
      /^split: no image of "train" has a label/,
    ],
    ["split", { split: "test" }, Code.NotFound, /^split: "pets" has no split "test"; there is "train", "val"$/],
    ["validation split", { validationSplit: "v" }, Code.NotFound, /^validation_split: "pets" has no split "v"/],
    [
      "no images to be measured by",
      { dataset: "one" },
      Code.InvalidArgument,
      /^samples\.images_per_class: nothing given, and/,
    ],
    [
      "images a class",
      { samples: { imagesPerClass: 49 } },
      Code.InvalidArgument,
      /^samples\.images_per_class: 49 given; "train" has 48/,
    ],
    [
      "images of a class",
      { samples: { imagesPerClass: 17 } },
      Code.InvalidArgument,
      /^samples\.images_per_class: class "cat": 16 images; expected at least 17 to learn from$/,
    ],
    [
      "images of a class where those left are measured",
      { dataset: "one", samples: { imagesPerClass: 6, folds: 2 } },
      Code.InvalidArgument,
      /^samples\.images_per_class: class "cat": 6 images; expected at least 7, 6 to learn from and one to test$/,
    ],
    [
      "batch size of what is left to learn from",
      { dataset: "one", samples: { testImagesPerClass: 4 }, options: { batchSize: 5 } },
      Code.InvalidArgument,
      /^options\.batch_size: 5 given; expected 1 … 4, all images/,
    ],
    [
      "folds",
      { samples: { folds: 31 } },
      Code.InvalidArgument,
      /^samples\.folds: 31 given; expected 1 … 30, or 0 for 1$/,
    ],
    ["name", { name: "No" }, Code.InvalidArgument, /^name: "No" given; expected 1 to 64 of/],
    ["long name", { name: "a".repeat(49) }, Code.InvalidArgument, /^name: 49 characters given; expected at most 48$/],
    [
      "batch size",
      options({ batchSize: 49 }),
      Code.InvalidArgument,
      /^options\.batch_size: 49 given; expected 1 … 48, all images/,
    ],
    [
      "epochs",
      options({ epochs: 1001 }),
      Code.InvalidArgument,
      /^options\.epochs: 1001 given; expected 1 … 1000, or 0 for 64$/,
    ],
    [
      "rate",
      options({ learningRate: -1 }),
      Code.InvalidArgument,
      /^options\.learning_rate: -1 given; expected a number above 0$/,
    ],
    ["no rate", options({ learningRate: Number.NaN }), Code.InvalidArgument, /^options\.learning_rate: NaN given/],
    ["momentum", options({ momentum: 1 }), Code.InvalidArgument, /^options\.momentum: 1 given; expected 0 … below 1$/],
    [
      "decay",
      options({ weightDecay: Number.POSITIVE_INFINITY }),
      Code.InvalidArgument,
      /^options\.weight_decay: Infinity given; expected at least 0$/,
    ],
    ["dropout", options({ dropout: 1 }), Code.InvalidArgument, /^options\.dropout: 1 given/],
    [
      "schedule",
      options({ schedule: 9 }),
      Code.InvalidArgument,
      /^options\.schedule: 9 given; expected SCHEDULE_CONSTANT/,
    ],
    [
      "snapshots",
      options({ snapshotEpochs: [1, 4] }),
      Code.InvalidArgument,
      /^options\.snapshot_epochs\[1\]: 4 given; expected 1 … 3/,
    ],
    [
      "input size",
      options({ inputSize: 15 }),
      Code.InvalidArgument,
      /^options\.input_size: 15 given; expected 16 … 512/,
    ],
    [
      "seed",
      options({ seed: 2n ** 40n }),
      Code.InvalidArgument,
      /^options\.seed: 1099511627776 given; expected at most 4294967295$/,
    ],
    ["kind", { kind: { case: undefined } }, Code.InvalidArgument, /^kind: nothing given; expected from_scratch, /],
    [
      "architecture",
      { kind: scratch("zfnt") },
      Code.InvalidArgument,
      /^from_scratch\.architecture: no architecture "zfnt"; there is "zfnet",/,
    ],
    [
      "JSON",
      { kind: scratch('{"name": }') },
      Code.InvalidArgument,
      /^from_scratch\.architecture: no JSON: Unexpected token/,
    ],
    [
      "lists in lists in lists",
      { kind: scratch("[".repeat(50_000)) },
      Code.InvalidArgument,
      /^from_scratch\.architecture: nested deeper than 32 levels/,
    ],
    [
      "place in the JSON",
      { kind: scratch({ ...tinyArchitecture, layers: [{ name: "c", operator: "Conv", filters: -1, kernel: 3 }] }) },
      Code.InvalidArgument,
      /^from_scratch\.architecture: layers\[0\]\.filters: expected .* got -1$/,
    ],
    [
      "what does not fit",
      { kind: scratch("zfnet"), options: { batchSize: 8, inputSize: 32 } },
      Code.InvalidArgument,
      /^from_scratch\.architecture: layers\[\d\]: layer "pool2"/,
    ],
    [
      "no variants",
      { kind: { case: "ablations", value: {} } },
      Code.InvalidArgument,
      /^ablations\.variants: 0 given; expected 1 … 30$/,
    ],
    [
      "variants of one name",
      {
        kind: {
          case: "ablations",
          value: { variants: ["a", "a"].map((name) => ({ name, architecture: "zfnet-small" })) },
        },
      },
      Code.InvalidArgument,
      /^ablations\.variants\[1\]\.name: "a" given; expected 1 to 60 characters that no other variant has$/,
    ],
    [
      "variants of other inputs",
      {
        kind: {
          case: "ablations",
          value: {
            variants: ["zfnet", JSON.stringify(tinyArchitecture)].map((architecture, index) => ({
              name: `${index}`,
              architecture,
            })),
          },
        },
      },
      Code.InvalidArgument,
      /^ablations\.variants\[1\]\.architecture: an input of 16 × 16 × 3 given; expected 224 × 224 × 3, as the first/,
    ],
    ["model", { kind: transfer({ model: "smal" }) }, Code.NotFound, /^transfer\.model: no model "smal"/],
    [
      "frozen layer",
      { kind: transfer({ frozenThrough: "conv9" }) },
      Code.NotFound,
      /^transfer\.frozen_through: "small" has no layer "conv9"/,
    ],
    [
      "frozen classifier",
      { kind: transfer({ frozenThrough: "dense" }) },
      Code.InvalidArgument,
      /^transfer\.frozen_through: "dense" given; expected a layer before "dense", the classifier$/,
    ],
    [
      "kept classifier",
      { kind: transfer({ keepClassifier: true }) },
      Code.InvalidArgument,
      /^transfer\.keep_classifier: "small" tells 5 classes apart, the dataset has 3/,
    ],
    [
      "size of a transfer",
      { kind: transfer({}), options: { batchSize: 8, inputSize: 64 } },
      Code.InvalidArgument,
      /^options\.input_size: 64 given; only networks/,
    ],
    [
      "probed layer",
      { kind: probes({ layers: ["relu1", "relu9"] }) },
      Code.NotFound,
      /^probes\.layers\[1\]: "small" has no layer "relu9"/,
    ],
    [
      "layer twice",
      { kind: probes({ layers: ["relu1", "relu1"] }) },
      Code.InvalidArgument,
      /^probes\.layers\[1\]: "relu1" given twice$/,
    ],
  ];
  test.each(cases)("%s", async (_, request, code, words) => {
    const error = await refusal(create(request));
    expect(error.rawMessage).toMatch(words);
    expect(error.code).toBe(code);
  });

  test.each(["getRun", "stopRun", "resumeRun", "deleteRun"] as const)("id of %s", async (method) => {
    expect(await refusal(client()[method]({ id: "" }))).toMatchObject({ code: Code.InvalidArgument });
    expect(await refusal(client()[method]({ id: "nothing" }))).toMatchObject({
      code: Code.NotFound,
      rawMessage: expect.stringMatching(/^id: no run "nothing"; /),
    });
  });
});

test("runs are listed newest first, in pages that stay while runs are added", async () => {
  const ids: string[] = [];
  for (const name of ["page-a", "page-b", "page-c"]) {
    ids.unshift((await create({ name })).id);
  }
  const first = await client().listRuns({ pageSize: 2 });
  await create({ name: "page-d" });
  const second = await client().listRuns({ pageSize: 1, pageToken: first.nextPageToken });
  expect([...first.runs, ...second.runs].map(({ id }) => id)).toEqual(ids);
  expect((await client().stopRun({ id: "page-a" })).run?.state).toBe(RunState.STOPPED);
  expect((await client().resumeRun({ id: "page-a" })).run?.state).toBe(RunState.QUEUED);
});

describe("architectures", () => {
  test("of the zoo can be edited and checked", async () => {
    const { architectures } = await client().listArchitectures({});
    expect(architectures.map(({ name }) => name)).toEqual(["zfnet", "alexnet", "zfnet-small", "alexnet-small"]);
    for (const { name, json, description } of architectures) {
      expect(description.length).toBeGreaterThan(20);
      const [byName, byJson] = await Promise.all(
        [name, json].map((architecture) => client().checkArchitecture({ architecture, dataset: "pets" })),
      );
      expect(byName).toEqual(byJson);
      expect(byName).toMatchObject({ problem: "", problemPath: "" });
      expect(byName?.problemOffset).toBeUndefined();
      expect(byName?.layers.findLast(({ operator }) => operator === "Gemm")?.shape).toEqual([3]);
    }
  });

  test("layer by layer, up to the first that does not fit", async () => {
    const fits = await client().checkArchitecture({ architecture: JSON.stringify(tinyArchitecture), dataset: "pets" });
    expect(fits.layers.map(({ name, shape, parameters }) => [name, shape, parameters])).toEqual([
      ["conv1", [16, 16, 8], 224n],
      ["relu1", [16, 16, 8], 0n],
      ["pool1", [8, 8, 8], 0n],
      ["conv2", [8, 8, 8], 584n],
      ["relu2", [8, 8, 8], 0n],
      ["flatten", [512], 0n],
      ["dropout", [512], 0n],
      ["fc", [3], 1539n],
      ["softmax", [3], 0n],
    ]);
    expect(fits.parameters).toBe(2347n);
    const { layers, problem, problemPath } = await client().checkArchitecture({ architecture: "zfnet", inputSize: 32 });
    expect([layers.at(-1)?.name, problemPath]).toEqual(["relu2", "layers[6]"]);
    expect(problem).toMatch(/pool2/);
  });

  test.each([
    ['{"name": "x",, }', { problemOffset: 13, problemPath: "" }, /^no JSON: /],
    ["zf", { problemOffset: 0, problemPath: "" }, /^no architecture "zf"; there is "zfnet"/],
    ["", { problemOffset: 0 }, /^nothing given/],
    ['{"name": "x", "inputShape": [1], "layers": []}', { problemPath: "inputShape" }, /^inputShape: /],
    [
      '{"name": "x", "inputShape": [8, 8, 3], "layers": [{"name": "a"}]}',
      { problemPath: "layers[0].operator" },
      /operator/,
    ],
  ])("what is wrong in %s", async (architecture, expected, words) => {
    const answer = await client().checkArchitecture({ architecture, dataset: "pets" });
    expect(answer).toMatchObject(expected);
    expect(answer.problem).toMatch(words);
  });
});
