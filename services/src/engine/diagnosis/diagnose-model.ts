import { createPause } from "@deconvscope/deconvnet";
import { DiagnosisTally, findFindings, judgeFilters, measureBatch, planDiagnosis } from "@deconvscope/diagnosis";
import { giveWay } from "../../scans/give-way.ts";
import type { JudgingMeans } from "../judging-means.ts";
import { mapAhead } from "../map-ahead.ts";
import { nameProblem } from "../name-problems.ts";
import type { ImageThreads } from "../scan/image-threads.ts";
import type { ImageProblem } from "../scan/scan-job.ts";
import { viewOf } from "../scan/view-threads.ts";
import { inputShapeOf, type WarmModel } from "../warm-models.ts";
import type { DiagnosedImages, DiagnosisFigures, DiagnosisItem, DiagnosisOrder } from "./diagnosis-job.ts";
import { orderImages } from "./order-images.ts";
import { type BatchPlan, planBatches } from "./plan-batches.ts";

const toldMilliseconds = 300;
/** Images that were left out are told of, the first so many. */
const mostProblems = 10;
/** Of spectra, along either axis. */
const spectrumBins = 64;

/**
 * Judges the filters of a model's first convolution; then, on images of a split, which maps fire and what strides lose,
 * while threads prepare the next ones. Images that cannot be read are left out and told of.
 * @throws NetworkError, DatasetError, DeconvnetError "not-finite"; the signal's reason
 */
export async function* diagnoseModel(
  means: JudgingMeans,
  { model, images }: DiagnosisOrder,
  signal: AbortSignal,
): AsyncGenerator<DiagnosisItem> {
  using lease = await means.models.model(model);
  const { network } = lease.value;
  const bank = await judgeFilters(network, signal);
  yield { kind: "filters", bank };
  if (images === undefined) {
    yield { kind: "end", figures: { done: 0, unreadable: 0, layers: [], problems: [] }, findings: findFindings(bank) };
    return;
  }
  const { dataset, split, splits } = images;
  const view = viewOf(model.preprocessing, inputShapeOf(network), "center");
  using held = await means.threads.lease([view], { dataset, split, splits, maxPixels: means.maxPixels });
  const figures = yield* measureImages(means, lease.value, images, held.value.threads, signal);
  yield { kind: "end", figures, findings: findFindings(bank, figures.layers) };
}

async function* measureImages(
  { datasets, isBusy }: JudgingMeans,
  { network, compiled }: WarmModel,
  { dataset, split, splits, among, count, aliasing }: DiagnosedImages,
  threads: ImageThreads,
  signal: AbortSignal,
): AsyncGenerator<DiagnosisItem, DiagnosisFigures> {
  const plan = planDiagnosis(compiled);
  const tally = new DiagnosisTally(plan);
  const { size, batches } = planBatches(network, orderImages(among, count), aliasing);
  const length = inputShapeOf(network).reduce((product, side) => product * side, 1);
  const prepare = async ({ images, depth }: BatchPlan["batches"][number]) => ({
    batch: await threads.prepare(images, size, length),
    depth,
  });
  const pause = createPause(signal);
  const problems: ImageProblem[] = [];
  let [done, unreadable] = [0, 0];
  let toldAt = Number.NEGATIVE_INFINITY;
  for await (const { batch, depth } of mapAhead(each(batches), prepare, threads.ahead)) {
    await pause();
    await giveWay(isBusy, signal);
    signal.throwIfAborted();
    if (batch.images.length > 0) {
      tally.add(await measureBatch(plan, batch.values, depth), batch.images.length, depth);
    }
    threads.giveBack(batch);
    done += batch.images.length + batch.problems.length;
    unreadable += batch.problems.length;
    if (problems.length < mostProblems && batch.problems.length > 0) {
      const opened = await datasets.open(dataset, splits);
      const more = batch.problems.slice(0, mostProblems - problems.length);
      problems.push(...more.map((problem) => nameProblem(opened, split, problem)));
    }
    if (performance.now() - toldAt >= toldMilliseconds) {
      toldAt = performance.now();
      yield {
        kind: "figures",
        figures: { done, unreadable, layers: tally.figures(undefined), problems: [...problems] },
      };
    }
  }
  return { done, unreadable, layers: tally.figures(spectrumBins), problems };
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item, void> {
  yield* items;
}
