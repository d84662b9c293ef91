import { parentPort, workerData } from "node:worker_threads";
import { DatasetError, ImageError, normalisePixels } from "@deconvscope/datasets";
import sharp from "sharp";
import { OpenDatasets } from "../open-datasets.ts";
import { prepareInput } from "../prepare-input.ts";
import type {
  BatchOrder,
  BatchReply,
  ImageThreadSettings,
  PreparedBatch,
  SharedValues,
} from "./image-thread-messages.ts";
import { KeptPixels } from "./kept-pixels.ts";
import type { ImageProblem } from "./scan-job.ts";

/** The thread that reads and prepares images while another one computes. */

const settings = workerData as ImageThreadSettings;
const datasets = new OpenDatasets();
const kept = new KeptPixels(settings.keptBytes ?? 0);

// The next image is decoded meanwhile; threads within an image would only wait for each other.
sharp.concurrency(1);

parentPort?.on("message", (order: BatchOrder) => void answer(order));

async function answer({ id, images, values }: BatchOrder): Promise<void> {
  try {
    const batch = await prepareBatch(images, values);
    parentPort?.postMessage({ id, batch } satisfies BatchReply);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    parentPort?.postMessage({ id, failure: { name, code, message } } satisfies BatchReply);
  }
}

async function prepareBatch(images: readonly number[], values: SharedValues): Promise<PreparedBatch> {
  const size = settings.inputShape.reduce((product, length) => product * length, 1);
  const problems = await Promise.all(
    images.map((image, row) => prepare(image, values.subarray(row * size, (row + 1) * size))),
  );
  const readable = [...images.keys()].filter((row) => problems[row] === undefined);
  for (let row = 0; readable.length > 0 && row * size < values.length; row++) {
    const from = readable[Math.min(row, readable.length - 1)]!;
    // Rows only move up, and what is repeated lies below: nothing is overwritten that is still to be copied.
    if (from !== row) values.copyWithin(row * size, from * size, (from + 1) * size);
  }
  return {
    values,
    images: readable.map((row) => images[row]!),
    problems: problems.filter((problem) => problem !== undefined),
  };
}

/** @param row [h, w, c] to be filled */
async function prepare(image: number, row: Float32Array): Promise<ImageProblem | undefined> {
  const { dataset, split, splits, preprocessing, inputShape, maxPixels } = settings;
  const known = kept.find(image);
  if (known !== undefined) {
    normalisePixels(known, preprocessing, row);
    return undefined;
  }
  await datasets.open(dataset, splits);
  const source = { kind: "dataset", dataset, split, index: image } as const;
  try {
    const { display } = await prepareInput(source, preprocessing, inputShape, datasets, maxPixels, row);
    kept.keep(image, display);
  } catch (error) {
    if (error instanceof ImageError || (error instanceof DatasetError && error.code === "unreadable")) {
      return { image, why: error.message };
    }
    throw error;
  }
  return undefined;
}
