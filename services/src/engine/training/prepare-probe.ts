import type { Preprocessing } from "@deconvscope/datasets";
import type { Network } from "@deconvscope/network";
import type { ProbeBatch } from "@deconvscope/training";
import type { DatasetFiles } from "../engine-jobs.ts";
import { mapAhead } from "../map-ahead.ts";
import type { OpenDatasets } from "../open-datasets.ts";
import { type PreparedInput, prepareInput } from "../prepare-input.ts";
import { scanBatchSize } from "../scan/scan-batch-size.ts";
import type { WarmThreads } from "../scan/warm-threads.ts";
import { spreadEvenly } from "../spread-evenly.ts";
import { inputShapeOf } from "../warm-models.ts";

/** Pixels that are kept for the next snapshot, in bytes. */
const keptBytes = 64 * 2 ** 20;

/** What reads the images. */
export interface ProbeMeans {
  readonly datasets: OpenDatasets;
  readonly threads: WarmThreads;
  readonly maxPixels: number;
}

/** Images on which features are measured. */
export interface Probe {
  /** Reads them once, ascending, in threads; those that cannot be read are left out. */
  batches(): AsyncGenerator<ProbeBatch>;
  /** Images that could be read. */
  readonly readable: number;
  /** Reads one of them again. */
  read(image: number): Promise<PreparedInput>;
}

/** @throws DatasetError */
export async function prepareProbe(
  network: Network,
  order: {
    readonly preprocessing: Preprocessing;
    readonly dataset: DatasetFiles;
    readonly split: string;
    readonly among: Uint32Array | undefined;
    readonly probeImages: number;
  },
  { datasets, threads, maxPixels }: ProbeMeans,
  signal: AbortSignal,
): Promise<Probe> {
  const { dataset, split, preprocessing, probeImages } = order;
  const opened = await datasets.open(dataset);
  const among = order.among ?? Uint32Array.from((await opened.labelsOf(split)).keys());
  const inputShape = inputShapeOf(network);
  const { splits } = opened;
  const images = threads.take({ dataset, split, splits, preprocessing, inputShape, maxPixels, keptBytes });
  const [size, length] = [scanBatchSize(network), inputShape.reduce((product, side) => product * side, 1)];
  let readable = 0;
  return {
    async *batches() {
      const prepared = mapAhead(
        groupInto(spreadEvenly(among, probeImages), size),
        (indices) => images.prepare(indices, size, length),
        images.ahead,
      );
      for await (const batch of prepared) {
        signal.throwIfAborted();
        readable += batch.images.length;
        if (batch.images.length > 0) {
          yield batch;
        }
        images.giveBack(batch);
      }
    },
    get readable() {
      return readable;
    },
    read: (index) =>
      prepareInput({ kind: "dataset", dataset, split, index }, preprocessing, inputShape, datasets, maxPixels),
  };
}

async function* groupInto(images: Uint32Array, size: number): AsyncGenerator<number[], void> {
  for (let start = 0; start < images.length; start += size) {
    yield [...images.subarray(start, start + size)];
  }
}
