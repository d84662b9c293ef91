import { averageScores, classifyImages, reorderClasses } from "@deconvscope/evaluation";
import type { PreparedBatch } from "../scan/image-thread-messages.ts";
import type { ImageThreads } from "../scan/image-threads.ts";
import { scanBatchSize } from "../scan/scan-batch-size.ts";
import type { ImageProblem } from "../scan/scan-job.ts";
import type { View } from "../scan/view-threads.ts";
import type { WarmModel } from "../warm-models.ts";

/** A model that is asked about images. */
export interface AskedModel {
  readonly name: string;
  readonly model: WarmModel;
  readonly view: View;
  readonly threads: ImageThreads;
  /** Of each class of the first model this one's. */
  readonly classes: readonly number[];
}

/** Images as each view has them, ready to be computed. */
export interface PreparedViews {
  /** Images that could be read. */
  readonly images: readonly number[];
  readonly problems: readonly ImageProblem[];
  readonly batches: ReadonlyMap<ImageThreads, PreparedBatch>;
}

/** @param size images of a batch */
export async function prepareViews(
  models: readonly AskedModel[],
  images: readonly number[],
  size: number,
): Promise<PreparedViews> {
  const views = new Map(models.map(({ threads, view }) => [threads, view.shape]));
  const made = await Promise.all(
    [...views].map(async ([threads, shape]) => {
      const length = shape.reduce((product, side) => product * side, 1);
      return [threads, await threads.prepare(images, size, length)] as const;
    }),
  );
  const [[, first]] = made as [(typeof made)[number]];
  if (made.some(([, { images: read }]) => read.join() !== first.images.join())) {
    throw new Error(`images ${images[0]} … ${images.at(-1)}: expected what can be read of them to stay the same`);
  }
  return { images: first.images, problems: first.problems, batches: new Map(made) };
}

/** What models say of images: together, and each. [images, classes of the first model] */
export interface Answers {
  readonly together: Float32Array;
  readonly each: readonly Float32Array[];
}

/**
 * Asks every model.
 * @throws DeconvnetError "not-finite"; what `pause` throws
 */
export async function askModels(
  models: readonly AskedModel[],
  { images, batches }: PreparedViews,
  pause: () => Promise<void>,
): Promise<Answers> {
  const each: Float32Array[] = [];
  for (const { name, model, view, threads, classes } of models) {
    const { network, compiled } = model;
    const options = { name, batchSize: scanBatchSize(network), crops: view.crops, pause };
    const own = await classifyImages(compiled, batches.get(threads)!.values, images, options);
    each.push(classes.every((other, one) => other === one) ? own : reorderClasses(own, classes));
  }
  return { together: each.length === 1 ? each[0]! : averageScores(each), each };
}

/** Takes the memory of prepared images back. */
export function giveBackViews({ batches }: PreparedViews): void {
  for (const [threads, batch] of batches) {
    threads.giveBack(batch);
  }
}
