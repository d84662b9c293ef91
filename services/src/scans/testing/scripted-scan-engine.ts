import { setTimeout as sleep } from "node:timers/promises";
import type { ScanItem, ScanJob } from "../../engine/scan/scan-job.ts";
import type { ScanEngine } from "../scan-engine.ts";
import { findInRanges, madeUpScan } from "./made-up-scan.ts";

/** Finds what `findInRanges` does, batch by batch; what a test does to a batch is up to it. */
export class ScriptedScanEngine implements ScanEngine {
  readonly backend = "scripted 1";
  isCold = false;
  closed = false;
  readonly #onBatch: (image: number, signal: AbortSignal) => Promise<void>;

  /** @param onBatch before each 16 images, told of the first one */
  constructor(onBatch: (image: number, signal: AbortSignal) => Promise<void> = (_, signal) => pause(1, signal)) {
    this.#onBatch = onBatch;
  }

  async *scan({ ranges, k }: ScanJob, signal: AbortSignal): AsyncGenerator<ScanItem> {
    let images = 0;
    for (const { from, to } of ranges) {
      for (let image = from; image < to; image += 16) {
        signal.throwIfAborted();
        await this.#onBatch(image, signal);
        images += Math.min(16, to - image);
        yield { kind: "progress", images };
      }
    }
    yield { kind: "delta", delta: findInRanges({ layers: madeUpScan(0).layers, k }, ranges) };
  }

  close(): void {
    this.closed = true;
  }
}

/** @throws the signal's reason */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal });
}

/** What `prepareScan` gives, for an engine that needs none of it. */
export function madeUpJob(): Omit<ScanJob, "ranges"> {
  const preprocessing = { resizeShortSide: 0, channelOrder: "RGB", divideBy: 1, mean: [], deviation: [] } as const;
  return {
    model: { path: "", sha256: "", inputShape: undefined, preprocessing, independentClasses: false },
    dataset: { format: "menagerie", path: "" },
    split: "train",
    splits: [],
    labels: [],
    layers: [],
    k: madeUpScan(0).k,
  };
}
