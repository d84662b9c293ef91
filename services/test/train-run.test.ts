import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBackend } from "@deconvscope/backend";
import { type Architecture, readOnnx } from "@deconvscope/network";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelFile } from "../src/engine/engine-jobs.ts";
import { OpenDatasets } from "../src/engine/open-datasets.ts";
import { WarmThreads } from "../src/engine/scan/warm-threads.ts";
import { trainRun } from "../src/engine/training/train-run.ts";
import type { RunKind, RunOptions, TrainingItem, TrainingJob } from "../src/engine/training/training-job.ts";
import { writePictures } from "./scan-pictures.ts";

const classes = ["cat", "dog", "owl"];
const square = (side: number) => [side, side] as const;
const architecture: Architecture = {
  name: "tiny",
  inputShape: [12, 12, 3],
  layers: [
    { name: "conv1", operator: "Conv", filters: 6, kernel: square(5), strides: square(2), padding: 2, groups: 1 },
    { name: "relu1", operator: "Relu" },
    { name: "pool1", operator: "MaxPool", kernel: square(3), strides: square(2), ceil: true },
    { name: "conv2", operator: "Conv", filters: 8, kernel: square(3), strides: square(1), padding: 1, groups: 1 },
    { name: "relu2", operator: "Relu" },
    { name: "flatten", operator: "Flatten" },
    { name: "fc3", operator: "Gemm", units: 10 },
    { name: "relu3", operator: "Relu" },
    { name: "dropout3", operator: "Dropout", rate: 0.5 },
    { name: "fc4", operator: "Gemm", units: 3 },
    { name: "softmax", operator: "Softmax" },
  ],
};
const options: RunOptions = {
  batchSize: 5,
  learningRate: 0.01,
  momentum: 0.9,
  weightDecay: 1e-3,
  epochs: 3,
  filterBound: 0.1,
  schedule: "plateau",
  patience: 1,
  loss: "softmax",
  augmentation: "ten-crops",
  dropout: 0.5,
  initialisation: "he",
  seed: 3,
  snapshotEpochs: [1],
  probeImages: 10,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "train-run-"));
  await writePictures(join(folder, "pets"), 24, classes);
  await startBackend("cpu");
});
afterAll(() => rm(folder, { recursive: true }));

const means = { datasets: new OpenDatasets(), threads: new WarmThreads(1), maxPixels: 1e6 };
const scratch: RunKind = { kind: "scratch", architecture };

async function jobOf(training: RunKind, given: Partial<RunOptions> = {}): Promise<TrainingJob> {
  const dataset = { format: "image-folder", path: join(folder, "pets") } as const;
  const { splits, labels, multiLabel, problems } = await new OpenDatasets().open(dataset);
  const split = splits[0]!.name;
  return {
    training,
    options: { ...options, ...given },
    samples: { split, validationSplit: split, imagesPerClass: 5, testImagesPerClass: 2, folds: 1 },
    dataset,
    summary: { splits, labels, multiLabel, problems },
    model: undefined,
    checkpoint: undefined,
    checkpointSeconds: 10,
    lastFeatures: undefined,
    folder,
  };
}

async function run(job: TrainingJob): Promise<TrainingItem[]> {
  const items: TrainingItem[] = [];
  for await (const item of trainRun(job, means, new AbortController().signal)) {
    items.push(item);
  }
  return items;
}

/** The network of a run from scratch, as a file. */
async function trainModel(): Promise<ModelFile> {
  const items = await run(await jobOf(scratch, { epochs: 1 }));
  const snapshot = items.find((item) => item.kind === "snapshot");
  const { path, sha256 } = snapshot!.model;
  return { path, sha256, inputShape: undefined, preprocessing: snapshot!.preprocessing, independentClasses: false };
}

async function weightsOf(path: string): Promise<Map<string, Float32Array>> {
  const { network } = readOnnx(await readFile(path));
  return new Map(
    network.layers.flatMap((layer) =>
      layer.operator === "Conv"
        ? [[layer.name, layer.filters.data] as const]
        : layer.operator === "Gemm"
          ? [[layer.name, layer.weights.data] as const]
          : [],
    ),
  );
}

/** What an item says, but for times and where its files lie. */
function untimed(item: TrainingItem): unknown {
  return JSON.parse(
    JSON.stringify(item, (key, value) =>
      ["cost", "seconds", "imagesPerSecond", "path"].includes(key) ? undefined : value,
    ),
  );
}

test("a run tells its beginning, its metrics, its snapshots, what it is worth, and ends with a checkpoint", async () => {
  const items = await run(await jobOf(scratch));
  expect(items[0]).toMatchObject({ kind: "begin", steps: 9, stepsPerEpoch: 3, step: 0 });
  const points = items.flatMap((item) => (item.kind === "metrics" ? [item.point] : []));
  expect(points.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(points.map(({ validationAccuracy }) => validationAccuracy !== undefined)).toEqual(
    points.map(({ step }) => step % 3 === 0),
  );
  expect(points[2]!.values).toHaveProperty(["bounded/conv1"]);
  const snapshots = items.flatMap((item) => (item.kind === "snapshot" ? [item] : []));
  expect(snapshots.map(({ epoch }) => epoch)).toEqual([1, 3]);
  expect(items.find(({ kind }) => kind === "outcome")).toMatchObject({
    outcome: { trainingImages: 15, testImages: 6, fold: 0, name: "" },
  });
  expect(items.at(-1)).toMatchObject({ kind: "checkpoint", step: 9 });
});

test("from each checkpoint a run goes on with what an uninterrupted one tells, to the bit", async () => {
  const job = await jobOf(scratch);
  const whole = await run(job);
  for (const [index, item] of whole.entries()) {
    if (item.kind !== "checkpoint") {
      continue;
    }
    const checkpoint = { path: item.file.path, step: item.step };
    const before = whole.slice(0, index).findLast((earlier) => earlier.kind === "snapshot");
    const lastFeatures = before?.kind === "snapshot" ? before.features?.file.path : undefined;
    const [begin, ...rest] = await run({ ...job, checkpoint, lastFeatures });
    expect(begin).toMatchObject({ kind: "begin", step: item.step });
    expect(rest.filter(({ kind }) => kind !== "checkpoint").map(untimed)).toEqual(
      whole
        .slice(index + 1)
        .filter(({ kind }) => kind !== "checkpoint")
        .map(untimed),
    );
  }
  expect(whole.filter(({ kind }) => kind === "checkpoint").length).toBeGreaterThan(1);
});

test("files lie where they were announced, as they were announced", async () => {
  for (const item of await run(await jobOf(scratch, { epochs: 1 }))) {
    if (item.kind === "checkpoint") {
      expect((await readFile(item.file.path)).length).toBe(item.file.bytes);
    }
  }
});

test("a run that is aborted ends within a step", async () => {
  const controller = new AbortController();
  const items = trainRun(await jobOf(scratch), means, controller.signal);
  await items.next();
  await items.next();
  controller.abort(new Error("enough"));
  await expect(items.next()).rejects.toThrow("enough");
});

test.each(["none", "random-crops"] as const)(
  "a transfer keeps the layers that are frozen, and trains the others (augmentation: %s)",
  async (augmentation) => {
    const model = await trainModel();
    const transfer: RunKind = { kind: "transfer", frozenThrough: "relu1", keepClassifier: false };
    const items = await run({ ...(await jobOf(transfer, { augmentation })), model });
    const [before, after] = [
      await weightsOf(model.path),
      await weightsOf(items.findLast((item) => item.kind === "snapshot")!.model.path),
    ];
    expect(after.get("conv1")).toEqual(before.get("conv1"));
    expect(after.get("conv2")).not.toEqual(before.get("conv2"));
    expect(after.get("fc4")).not.toEqual(before.get("fc4"));
    expect([...after.keys()]).toEqual([...before.keys()]);
  },
);

test("by default a transfer trains a classifier alone", async () => {
  const model = await trainModel();
  const transfer: RunKind = { kind: "transfer", frozenThrough: "", keepClassifier: false };
  const items = await run({ ...(await jobOf(transfer, { augmentation: "none" })), model });
  const [before, after] = [
    await weightsOf(model.path),
    await weightsOf(items.findLast((item) => item.kind === "snapshot")!.model.path),
  ];
  for (const layer of ["conv1", "conv2", "fc3"]) {
    expect(after.get(layer)).toEqual(before.get(layer));
  }
  expect(after.get("fc4")).not.toEqual(before.get("fc4"));
});

test("a network that keeps its classifier goes on where it was", async () => {
  const model = await trainModel();
  const tuned: RunKind = { kind: "transfer", frozenThrough: "input", keepClassifier: true };
  const items = await run({ ...(await jobOf(tuned, { learningRate: 1e-12, epochs: 1 })), model });
  const [before, after] = [
    await weightsOf(model.path),
    await weightsOf(items.findLast((item) => item.kind === "snapshot")!.model.path),
  ];
  for (const [layer, weights] of before) {
    expect(after.get(layer)!.every((value, index) => Math.abs(value - weights[index]!) < 1e-6)).toBe(true);
  }
});

test("probes measure every layer in every fold, each with images of its own, and keep no network", async () => {
  const model = await trainModel();
  const probes: RunKind = { kind: "probes", layers: ["input", "relu2", "relu3"] };
  const job = await jobOf(probes, { augmentation: "none", epochs: 2 });
  const items = await run({ ...job, samples: { ...job.samples, folds: 2 }, model });
  const outcomes = items.flatMap((item) => (item.kind === "outcome" ? [item.outcome] : []));
  expect(outcomes.map(({ name, fold }) => `${name} ${fold}`)).toEqual(
    ["input", "relu2", "relu3"].flatMap((layer) => [`${layer} 0`, `${layer} 1`]),
  );
  expect(outcomes.at(-1)!.parameters).toBe(10 * 3 + 3);
  expect(items.filter(({ kind }) => kind === "snapshot")).toEqual([]);
  const steps = items.flatMap((item) => (item.kind === "metrics" ? [item.point.step] : []));
  expect(steps).toEqual(Array.from({ length: 6 * 2 * 3 }, (_, index) => index + 1));
});

test("ablations train every variant, keep each at its end, and go on in the middle", async () => {
  const shallow = { ...architecture, layers: architecture.layers.filter(({ name }) => !/conv2|relu2/.test(name)) };
  const ablations: RunKind = {
    kind: "ablations",
    variants: [
      { name: "as it is", architecture },
      { name: "without conv2", architecture: shallow },
    ],
  };
  const job = await jobOf(ablations, { epochs: 1 });
  const whole = await run(job);
  expect(whole.flatMap((item) => (item.kind === "snapshot" ? [[item.fit, item.features]] : []))).toEqual([
    ["as it is", undefined],
    ["without conv2", undefined],
  ]);
  const [first] = whole.flatMap((item) => (item.kind === "checkpoint" ? [item] : []));
  const rest = await run({ ...job, checkpoint: { path: first!.file.path, step: first!.step } });
  expect(rest.slice(1).map(untimed)).toEqual(whole.slice(whole.indexOf(first!) + 1).map(untimed));
});

test("a class with too few images is named", async () => {
  const job = await jobOf(scratch);
  await expect(run({ ...job, samples: { ...job.samples, imagesPerClass: 8 } })).rejects.toThrow(
    'class "cat": 8 images; expected at least 9',
  );
});
