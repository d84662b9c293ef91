import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { shareCores } from "@deconvscope/services/scan";
import type { ScanOrder, ScanThreadSettings } from "./scan-thread.ts";

/** As many scanners as a server would start, in threads of this process so that their CPU time counts. */
export class ScanThreads {
  readonly #workers: readonly Worker[];

  constructor(settings: Omit<ScanThreadSettings, "threads">) {
    const { workers, threads } = shareCores({ scanWorkers: undefined, backend: settings.backend });
    const workerData: ScanThreadSettings = { ...settings, threads };
    const file = new URL("./scan-thread.ts", import.meta.url);
    this.#workers = Array.from({ length: workers }, () => new Worker(file, { workerData }));
  }

  get count(): number {
    return this.#workers.length;
  }

  /**
   * Each scans a stretch of images, all at once.
   * @throws Error if a thread fails, or counts other images than it was given
   */
  async scan(orders: readonly ScanOrder[]): Promise<void> {
    await Promise.all(
      this.#workers.map(async (worker, index) => {
        const order = orders[index]!;
        worker.postMessage(order);
        const [count] = await once(worker, "message");
        if (count !== order.to - order.from) throw new Error(`expected ${order.to - order.from} images, got ${count}`);
      }),
    );
  }

  close(): void {
    for (const worker of this.#workers) worker.postMessage("end");
  }
}
