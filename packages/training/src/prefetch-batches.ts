import { once } from "node:events";
import { MessageChannel, Worker } from "node:worker_threads";
import {
  type BatchReply,
  type BatchRequest,
  unpackFailure,
  type WorkerReady,
  type WorkerStart,
} from "./batch-messages.ts";
import type { BatchBuffers, BatchData, BatchPlan, BatchSource } from "./batch-source.ts";
import { makeBuffers } from "./fill-batches.ts";
import { queueMessages } from "./message-queue.ts";
import { TrainingError } from "./training-error.ts";

export interface PrefetchOptions {
  /** What the module's `trainingImages` gets; must survive structured cloning. */
  readonly parameters?: unknown;
  /** Batches that wait at most, 2 if missing. */
  readonly ahead?: number;
}

/** Batches that another thread prepares while this one computes. */
export interface PrefetchedBatches extends BatchSource {
  /** Ends the thread. */
  close(): Promise<void>;
}

/**
 * Prepares batches in a thread of its own. Batches are handed over, not copied, and their buffers go back.
 * @param module exports `trainingImages(parameters)`, which gives `TrainingImages` or a promise of them
 * @throws whatever the module or its function throws; TrainingError "out-of-range" for `ahead` below 1
 */
export async function prefetchBatches(module: URL, options: PrefetchOptions = {}): Promise<PrefetchedBatches> {
  const { parameters, ahead = 2 } = options;
  if (!Number.isInteger(ahead) || ahead < 1)
    throw new TrainingError("out-of-range", `ahead: expected a whole number of at least 1, got ${ahead}`);
  const workerData: WorkerStart = { module: module.href, parameters };
  const worker = new Worker(new URL("./batch-worker.ts", import.meta.url), { workerData });
  const [ready] = (await once(worker, "message")) as [WorkerReady];
  if ("error" in ready) {
    await worker.terminate();
    throw unpackFailure(ready);
  }
  let death: unknown;
  worker.on("error", (error) => {
    death = error;
  });
  return {
    count: ready.count,
    batches: (plan) => receiveBatches(worker, plan, ahead, () => death),
    close: async () => {
      await worker.terminate();
    },
  };
}

async function* receiveBatches(
  worker: Worker,
  plan: BatchPlan,
  ahead: number,
  death: () => unknown,
): AsyncGenerator<BatchData> {
  const { port1: port, port2 } = new MessageChannel();
  const replies = queueMessages<BatchReply>(port);
  const lend = ({ images, labels }: BatchBuffers) =>
    port.postMessage({ images, labels } satisfies BatchBuffers, [images.buffer, labels.buffer]);
  try {
    worker.postMessage({ plan, port: port2 } satisfies BatchRequest, [port2]);
    for (let count = 0; count < ahead; count++) lend(makeBuffers(plan));
    for (;;) {
      const reply = await replies.take();
      if (!reply) throw death() ?? new Error("the thread that prepares batches was closed");
      if ("end" in reply) return;
      if ("error" in reply) throw unpackFailure(reply);
      yield reply;
      lend(reply);
    }
  } finally {
    port.close();
  }
}
