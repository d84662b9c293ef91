import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import type { FoldOutcome, MetricsPoint, SnapshotFeatures, WrittenFile } from "../../engine/training/training-job.ts";
import type { BlobStore } from "../../store/blob-store.ts";
import type { StoredModel } from "../../store/model-store.ts";
import type { RunBatch, TrainedSnapshot } from "../run-queue.ts";
import type { NewRun } from "../run-store.ts";

const preprocessing = { resizeShortSide: 0, channelOrder: "RGB", divideBy: 1, mean: [], deviation: [] } as const;

/** A run for tests that need no network. */
export function madeUpRun(id: string, given: Partial<NewRun> = {}): NewRun {
  return {
    id,
    request: "{}",
    training: { kind: "scratch", architecture: { name: "net", inputShape: [8, 8, 3], layers: [] } },
    options: {
      batchSize: 4,
      learningRate: 0.01,
      momentum: 0.9,
      weightDecay: 0,
      epochs: 10,
      filterBound: 0,
      schedule: "constant",
      patience: 5,
      loss: "softmax",
      augmentation: "none",
      dropout: 0.5,
      initialisation: "he",
      seed: 0,
      snapshotEpochs: [10],
      probeImages: 4,
    },
    samples: { split: "train", validationSplit: "val", imagesPerClass: 0, testImagesPerClass: 0, folds: 1 },
    dataset: "photos",
    labels: ["cat", "dog"],
    model: "",
    modelSha256: "",
    ...given,
  };
}

/** What is known of a step: numbers made of it. */
export function madeUpPoint(step: number): MetricsPoint {
  const loss = 2 / step;
  return {
    step,
    epoch: step / 10,
    loss,
    accuracy: 1 - 1 / step,
    rate: 0.01,
    imagesPerSecond: 100,
    values: {},
    fit: "",
  };
}

export function madeUpPoints(from: number, to: number): MetricsPoint[] {
  return Array.from({ length: to - from + 1 }, (_, index) => madeUpPoint(from + index));
}

export function madeUpOutcome(fold = 0): FoldOutcome {
  const classAccuracies = [1, 0.5 - 0.1 * fold];
  const meanClassAccuracy = (1 + 0.5 - 0.1 * fold) / 2;
  return { name: "", fold, meanClassAccuracy, classAccuracies, parameters: 7, trainingImages: 40, testImages: 8 };
}

/** A file in a folder of the engine's. */
export async function writeMadeUp(path: string, text: string): Promise<WrittenFile> {
  await writeFile(path, text);
  return { path, sha256: hashText(text), bytes: Buffer.byteLength(text) };
}

export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function madeUpFeatures(file: WrittenFile, image = 1): SnapshotFeatures {
  const map = { channel: 0, image, activation: 2, y: 1, x: 2 };
  const picture = new Uint8Array([1, 2, 3, image]);
  return {
    probeImages: 4,
    layers: [{ layer: "relu1", maps: [map], jumps: 0.5, change: undefined }],
    followed: [
      { layer: "relu1", channel: 0, jump: image > 1, scale: 0.25, projectionPng: picture, patchPng: picture.slice(1) },
    ],
    file,
  };
}

export function madeUpModel(name: string, sha256: string): StoredModel {
  const anatomy = {
    format: "onnx",
    inputShape: [8, 8, 3],
    parameters: 7,
    flops: 9,
    classes: 2,
    layers: [],
    warnings: [],
  } as const;
  const labels = ["cat", "dog"];
  return {
    name,
    sha256,
    description: "",
    dataset: "photos",
    preprocessing,
    labels,
    givenInputShape: undefined,
    anatomy,
    independentClasses: false,
    builtIn: false,
  };
}

/** A snapshot whose network is a text. */
export async function madeUpSnapshot(blobs: BlobStore, name: string, step: number): Promise<TrainedSnapshot> {
  const file = await writeMadeUp(blobs.temporaryPath(), `network of step ${step}`);
  const features = madeUpFeatures(await writeMadeUp(blobs.temporaryPath(), `features of step ${step}`), step);
  const model = madeUpModel(name, file.sha256);
  return { step, epoch: step / 10, fit: "", model, file, validationAccuracy: 0.5, seconds: 0.1, features };
}

export async function madeUpCheckpoint(blobs: BlobStore, step: number): Promise<RunBatch["checkpoint"]> {
  return { step, file: await writeMadeUp(blobs.temporaryPath(), `checkpoint of step ${step}`) };
}

export function madeUpBatch(given: Partial<RunBatch> = {}): RunBatch {
  const cost = { training: 1, validation: 0.5, snapshot: 0.25, checkpoint: 0.125 };
  return {
    begun: undefined,
    points: [],
    outcomes: [],
    snapshot: undefined,
    checkpoint: undefined,
    cost,
    backend: "scripted 1",
    ...given,
  };
}
