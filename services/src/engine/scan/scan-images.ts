import { LayerSummary } from "@deconvscope/atlas";
import { type MeasurementPlan, measureMaps, planMeasurement } from "@deconvscope/deconvnet";
import { inputShapeOf, type WarmModel } from "../warm-models.ts";
import type { PreparedBatch } from "./image-thread-messages.ts";
import type { ImageThreads } from "./image-threads.ts";
import { scanBatchSize } from "./scan-batch-size.ts";
import type { ImageProblem, ImageRange, LayerPart, ScanItem, ScanJob } from "./scan-job.ts";

/**
 * Measures every map of some layers over ranges of images, while threads prepare the next ones. Images that cannot be
 * read are left out and told of.
 * @throws DeconvnetError "unknown-layer", "not-projectable", "not-finite"; DatasetError; the signal's reason
 */
export async function* scanImages(
  { network, compiled }: WarmModel,
  threads: ImageThreads,
  { ranges, layers, k }: Pick<ScanJob, "ranges" | "layers" | "k">,
  signal: AbortSignal,
): AsyncGenerator<ScanItem> {
  const plan = planMeasurement(compiled, layers);
  const summaries = new Map(plan.sources.map(({ name, channels }) => [name, LayerSummary.empty(channels, k)]));
  const problems: ImageProblem[] = [];
  const size = scanBatchSize(network);
  const length = inputShapeOf(network).reduce((product, side) => product * side, 1);
  let images = 0;
  const prepare = (indices: readonly number[]): Promise<PreparedBatch> => threads.prepare(indices, size, length);
  for await (const batch of takeAhead(splitRanges(ranges, size), prepare, threads.ahead)) {
    signal.throwIfAborted();
    if (batch.images.length > 0) {
      await measureBatch(plan, batch, summaries);
    }
    threads.giveBack(batch);
    problems.push(...batch.problems);
    images += batch.images.length + batch.problems.length;
    yield { kind: "progress", images };
  }
  yield { kind: "delta", delta: { parts: encodeLayers(plan, summaries), images, problems } };
}

async function measureBatch(
  plan: MeasurementPlan,
  batch: PreparedBatch,
  summaries: ReadonlyMap<string, LayerSummary>,
): Promise<void> {
  const thresholds = new Map([...summaries].map(([name, summary]) => [name, summary.thresholds()]));
  for (const { layer, values, places } of await measureMaps(plan, batch.values, thresholds)) {
    summaries.get(layer)?.add(batch.images, values, places);
  }
}

/** One part a layer; layers that are measured at the same places share their bytes. */
function encodeLayers({ layers }: MeasurementPlan, summaries: ReadonlyMap<string, LayerSummary>): LayerPart[] {
  const encoded = new Map<string, Uint8Array>();
  return layers.map(({ name, sources }) => {
    const key = JSON.stringify(sources);
    const summary = encoded.get(key) ?? LayerSummary.encodeTogether(sources.map((source) => summaries.get(source)!));
    encoded.set(key, summary);
    return { layer: name, summary };
  });
}

/** In the order of the images, which thresholds rely on. */
function* splitRanges(ranges: readonly ImageRange[], size: number): Generator<number[]> {
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    for (let start = from; start < to; start += size) {
      yield Array.from({ length: Math.min(size, to - start) }, (_, index) => start + index);
    }
  }
}

/** Results in order, at most `most` of them in the making. */
async function* takeAhead<Item, Result>(
  items: Iterable<Item>,
  make: (item: Item) => Promise<Result>,
  most: number,
): AsyncGenerator<Result> {
  const making: Promise<Result>[] = [];
  try {
    for (const item of items) {
      making.push(make(item));
      if (making.length >= most) {
        yield await making.shift()!;
      }
    }
    while (making.length > 0) {
      yield await making.shift()!;
    }
  } finally {
    await Promise.allSettled(making);
  }
}
