import { parentPort, workerData } from "node:worker_threads";
import {
  DatasetError,
  decodeImage,
  type ImageDataset,
  ImageError,
  normalisePixels,
  prepareImage,
  requireSameLabels,
} from "@deconvscope/datasets";
import sharp from "sharp";
import { OpenDatasets } from "../open-datasets.ts";
import type {
  BatchOrder,
  BatchReply,
  ImageThreadSettings,
  PreparedBatch,
  SharedValues,
} from "./image-thread-messages.ts";
import { KeptPixels } from "./kept-pixels.ts";
import type { ImageProblem } from "./scan-job.ts";
import { lengthOf, splitForms } from "./split-forms.ts";

/** The thread that reads and prepares images while another one computes. */

const settings = workerData as ImageThreadSettings;
const datasets = new OpenDatasets();
const given = [settings, ...(settings.others ?? [])];
const forms = given.map(({ preprocessing, inputShape }) => ({
  preprocessing,
  inputShape,
  length: lengthOf(inputShape),
  kept: new KeptPixels(Math.floor((settings.keptBytes ?? 0) / given.length)),
}));

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
  const blocks = splitForms(
    values,
    forms.map(({ inputShape }) => inputShape),
  );
  const problems = await Promise.all(
    images.map((image, row) =>
      prepare(
        image,
        blocks.map((block, at) => rowOf(block, row, forms[at]!.length)),
      ),
    ),
  );
  const readable = [...images.keys()].filter((row) => problems[row] === undefined);
  for (const [at, block] of blocks.entries()) {
    closeGaps(block, readable, forms[at]!.length);
  }
  return {
    values,
    images: readable.map((row) => images[row]!),
    problems: problems.filter((problem) => problem !== undefined),
  };
}

function rowOf(block: SharedValues, row: number, length: number): SharedValues {
  return block.subarray(row * length, (row + 1) * length);
}

/** Moves the rows of images that could be read to the front, and repeats the last behind them. */
function closeGaps(block: SharedValues, readable: readonly number[], length: number): void {
  for (let row = 0; readable.length > 0 && row * length < block.length; row++) {
    const from = readable[Math.min(row, readable.length - 1)]!;
    // Rows only move up, and what is repeated lies below: nothing is overwritten that is still to be copied.
    if (from !== row) block.copyWithin(row * length, from * length, (from + 1) * length);
  }
}

/** @param rows [h, w, c] of each form, to be filled */
async function prepare(image: number, rows: readonly Float32Array[]): Promise<ImageProblem | undefined> {
  const { split, maxPixels } = settings;
  const missing = [...forms.keys()].filter((at) => !takeKept(image, at, rows[at]!));
  if (missing.length === 0) {
    return undefined;
  }
  const opened = await openAsKnown();
  try {
    const decoded = await decodeImage(await opened.encoded(split, image), { maxPixels });
    for (const at of missing) {
      const { preprocessing, inputShape, kept } = forms[at]!;
      kept.keep(image, (await prepareImage(decoded, preprocessing, inputShape, rows[at]!)).display);
    }
  } catch (error) {
    if (error instanceof ImageError || (error instanceof DatasetError && error.code === "unreadable")) {
      return { image, why: error.message };
    }
    throw error;
  }
  return undefined;
}

/** @throws DatasetError */
async function openAsKnown(): Promise<ImageDataset> {
  const { dataset, splits, labels } = settings;
  const opened = await datasets.open(dataset, splits);
  if (labels !== undefined) {
    requireSameLabels(opened, labels);
  }
  return opened;
}

/** @returns whether it was kept */
function takeKept(image: number, at: number, row: Float32Array): boolean {
  const { preprocessing, kept } = forms[at]!;
  const known = kept.find(image);
  if (known !== undefined) {
    normalisePixels(known, preprocessing, row);
  }
  return known !== undefined;
}
