import { Worker } from "node:worker_threads";
import { type Drawer, type Drawing, drawBatch } from "./drawing.ts";

interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Draws in a thread of its own, into memory that is shared with it. The thread is started by the first drawing; until it
 * runs, the thread that asks draws. It keeps no process alive but for what it draws.
 */
export class DrawingThread implements Drawer {
  #worker: Worker | undefined;
  #isReady = false;
  /** Drawings in their order. */
  readonly #waiting: Waiting[] = [];

  /** @throws Error if the thread dies, or is closed meanwhile */
  async draw(drawing: Drawing): Promise<void> {
    this.#worker ??= this.#start();
    if (!this.#isReady) {
      drawBatch(drawing);
      return;
    }
    const worker = this.#worker;
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      worker.ref();
      worker.postMessage(drawing);
    });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL("./drawing-worker.ts", import.meta.url));
    worker.unref();
    worker.on("message", (message: "ready" | "drawn") => {
      if (message === "ready") this.#isReady = true;
      else this.#waiting.shift()?.resolve();
      if (this.#waiting.length === 0) worker.unref();
    });
    worker.on("error", (error) => this.#end(worker, error));
    worker.on("exit", () => this.#end(worker, new Error("the thread that draws images was closed")));
    return worker;
  }

  /** The next drawing starts another one. One that died of an error is told of again as it exits. */
  #end(worker: Worker, error: unknown): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#isReady = false;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
