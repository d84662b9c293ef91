import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import {
  type BatchReply,
  type BatchRequest,
  packFailure,
  type WorkerReady,
  type WorkerStart,
} from "./batch-messages.ts";
import type { BatchBuffers } from "./batch-source.ts";
import { fillBatches } from "./fill-batches.ts";
import { queueMessages } from "./message-queue.ts";
import type { TrainingImages } from "./training-images.ts";

/** The thread that prepares batches for `prefetchBatches`. */

const { module, parameters } = workerData as WorkerStart;
const images = await openImages();
if (images) parentPort?.on("message", ({ plan, port }: BatchRequest) => void answer(images, plan, port));

async function openImages(): Promise<TrainingImages | undefined> {
  try {
    const { trainingImages } = (await import(module)) as Record<string, unknown>;
    if (typeof trainingImages !== "function")
      throw new TypeError(
        `${module}: expected a function "trainingImages" among its exports, got ${typeof trainingImages}`,
      );
    const opened = (await trainingImages(parameters)) as TrainingImages;
    tell({ count: opened.count });
    return opened;
  } catch (error) {
    tell(packFailure(error));
    return undefined;
  }
}

function tell(ready: WorkerReady): void {
  parentPort?.postMessage(ready);
}

async function answer(images: TrainingImages, plan: BatchRequest["plan"], port: MessagePort): Promise<void> {
  const reply = (message: BatchReply, buffers: ArrayBuffer[] = []) => port.postMessage(message, buffers);
  const spare = queueMessages<BatchBuffers>(port);
  try {
    for await (const batch of fillBatches(images, plan, spare.take))
      reply(batch, [batch.images.buffer, batch.labels.buffer]);
    reply({ end: true });
  } catch (error) {
    reply(packFailure(error));
  }
}
