import { createPause } from "@deconvscope/deconvnet";
import { giveWay } from "../../scans/give-way.ts";
import { shardImages } from "../../scans/shard-images.ts";
import type { JudgingMeans } from "../judging-means.ts";
import { mapAhead } from "../map-ahead.ts";
import { nameProblem } from "../name-problems.ts";
import type { ImageProblem } from "../scan/scan-job.ts";
import { lengthOf } from "../scan/split-forms.ts";
import { viewOf } from "../scan/view-threads.ts";
import { inputShapeOf } from "../warm-models.ts";
import { type AskedModel, askModels, differentViews } from "./ask-models.ts";
import { chooseImages } from "./choose-images.ts";
import type { EvaluationItem, EvaluationOrder } from "./evaluation-job.ts";
import { tallyEvaluation } from "./evaluation-tally.ts";
import { mixOrder } from "./mix-order.ts";

const toldMilliseconds = 300;
/** Images that were left out are told of, the first so many. */
const mostProblems = 200;

/**
 * Holds what models say of a split's images against their labels, while threads prepare the next ones. Images that cannot
 * be read are left out and told of.
 * @throws NetworkError, DatasetError, DeconvnetError "not-finite"; the signal's reason
 */
export async function* evaluateModels(
  means: JudgingMeans,
  order: EvaluationOrder,
  signal: AbortSignal,
): AsyncGenerator<EvaluationItem> {
  const { dataset, split, splits } = order;
  const opened = await means.datasets.openKnown(dataset, order);
  const labels = await opened.labelsOf(split);
  const difficult = await opened.difficultOf(split);
  const { images, unknown } = chooseImages(labels, difficult, order.labelClasses, order.images);
  yield { kind: "start", images: images.length, unknown };
  using held = new DisposableStack();
  const models: AskedModel[] = [];
  for (const { name, file, classes } of order.models) {
    const { value: model } = held.use(await means.models.model(file));
    const view = viewOf(file.preprocessing, inputShapeOf(model.network), order.crops);
    models.push({ name, model, view, classes, labels: order.multiLabel ? "several" : "one" });
  }
  const views = differentViews(models);
  const source = { dataset, split, splits, maxPixels: means.maxPixels };
  const { threads } = held.use(await means.threads.lease(views, source)).value;
  const length = views.reduce((sum, { shape }) => sum + lengthOf(shape), 0);
  const tally = tallyEvaluation(order, { labels, difficult }, images.length);
  const pause = createPause(signal);
  const problems: ImageProblem[] = [];
  const batches = mapAhead(
    groupInto(mixOrder(images), shardImages),
    (indices) => threads.prepare(indices, shardImages, length),
    threads.ahead,
  );
  let toldAt = performance.now();
  for await (const batch of batches) {
    await giveWay(means.isBusy, signal);
    signal.throwIfAborted();
    if (batch.images.length > 0) {
      tally.add(batch.images, await askModels(models, batch, pause));
    }
    threads.giveBack(batch);
    tally.leaveOut(batch.problems.length);
    problems.push(...batch.problems.slice(0, mostProblems - problems.length));
    if (performance.now() - toldAt >= toldMilliseconds) {
      toldAt = performance.now();
      yield { kind: "counts", counts: tally.counts() };
    }
  }
  const named = problems.toSorted((a, b) => a.image - b.image).map((problem) => nameProblem(opened, split, problem));
  yield { kind: "end", counts: tally.counts(), outcome: { ...tally.outcome(), problems: named } };
}

async function* groupInto(images: readonly number[], size: number): AsyncGenerator<number[], void> {
  for (let start = 0; start < images.length; start += size) {
    yield images.slice(start, start + size);
  }
}
