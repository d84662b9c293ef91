import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { BatchReply, ImageThreadSettings, PreparedBatch, SharedValues } from "./image-thread-messages.ts";

/** Beyond this the reading of images keeps up with any CPU. */
const mostThreads = 8;

interface Waiting {
  resolve(batch: PreparedBatch): void;
  reject(error: unknown): void;
}

/**
 * Threads that read and prepare images ahead of who computes, in memory that they share: buffers that change hands count as
 * newly allocated wherever they come, and garbage is looked for at every other batch.
 */
export class ImageThreads {
  /** Batches that may be asked for ahead, so that no thread waits. */
  readonly ahead: number;
  readonly #workers: readonly Worker[];
  readonly #keeps: boolean;
  /** Of batches by their first image: which thread may have kept their pixels. */
  readonly #homes = new Map<number, number>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #spare: SharedValues[] = [];
  #lastId = 0;
  #death: unknown;

  /** @param wanted threads; else one a core but one */
  constructor(settings: ImageThreadSettings, wanted = availableParallelism() - 1) {
    const count = Math.max(1, Math.min(mostThreads, wanted));
    const { keptBytes = 0 } = settings;
    this.#keeps = keptBytes > 0;
    const own = { ...settings, keptBytes: Math.floor(keptBytes / count) };
    this.#workers = Array.from({ length: count }, () => this.#start(own));
    this.ahead = 2 * count;
  }

  /**
   * Prepares images as a batch of `size` rows.
   * @param length numbers of a row, of all forms together
   * @throws DatasetError, by its name and code, where the dataset cannot be opened
   */
  prepare(images: readonly number[], size: number, length: number): Promise<PreparedBatch> {
    this.#lastId += 1;
    const id = this.#lastId;
    const spare = this.#spare.findIndex((values) => values.length === size * length);
    const values = spare < 0 ? allocate(size * length) : this.#spare.splice(spare, 1)[0]!;
    return new Promise((resolve, reject) => {
      if (this.#death !== undefined) {
        reject(this.#death);
        return;
      }
      this.#waiting.set(id, { resolve, reject });
      this.#choose(id, images).postMessage({ id, images, values });
    });
  }

  /** In turns; what comes again goes where it was before. */
  #choose(id: number, [first = 0]: readonly number[]): Worker {
    const turn = this.#homes.get(first) ?? id % this.#workers.length;
    if (this.#keeps) {
      this.#homes.set(first, turn);
    }
    return this.#workers[turn]!;
  }

  /** Takes a batch's memory back. */
  giveBack({ values }: PreparedBatch): void {
    if (this.#spare.length < this.ahead) {
      this.#spare.push(values);
    }
  }

  close(): void {
    this.#fail(new Error("the threads that read images were closed"));
    for (const worker of this.#workers) {
      void worker.terminate();
    }
  }

  #start(settings: ImageThreadSettings): Worker {
    const worker = new Worker(new URL("./image-thread.ts", import.meta.url), { workerData: settings });
    worker.on("message", (reply: BatchReply) => this.#receive(reply));
    worker.on("error", (error) => this.#fail(error));
    return worker;
  }

  #receive(reply: BatchReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("batch" in reply) {
      waiting?.resolve(reply.batch);
    } else {
      const { name, code, message } = reply.failure;
      waiting?.reject(Object.assign(new Error(message), { name, code }));
    }
  }

  #fail(error: unknown): void {
    this.#death ??= error;
    for (const { reject } of this.#waiting.values()) {
      reject(error);
    }
    this.#waiting.clear();
  }
}

function allocate(length: number): SharedValues {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
}
