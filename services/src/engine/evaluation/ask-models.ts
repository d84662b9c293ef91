import {
  averageScores,
  type ClassScores,
  classifyImages,
  type LabelCount,
  reorderClasses,
} from "@deconvscope/evaluation";
import type { PreparedBatch } from "../scan/image-thread-messages.ts";
import { scanBatchSize } from "../scan/scan-batch-size.ts";
import { splitForms } from "../scan/split-forms.ts";
import type { View } from "../scan/view-threads.ts";
import type { WarmModel } from "../warm-models.ts";

/** A model that is asked about images. */
export interface AskedModel {
  readonly name: string;
  readonly model: WarmModel;
  readonly view: View;
  /** Of each class of the first model this one's. */
  readonly classes: readonly number[];
  readonly labels: LabelCount;
}

/** How models look at images, each way once, in the order in which they come. */
export function differentViews(models: readonly AskedModel[]): View[] {
  return [...new Map(models.map(({ view }) => [keyOf(view), view])).values()];
}

/** What models say of images: together, and each. [images, classes of the first model] */
export interface Answers {
  readonly together: ClassScores;
  readonly each: readonly ClassScores[];
}

/**
 * Asks every model.
 * @param batch has the rows of the models' different views
 * @throws DeconvnetError "not-finite"; what `pause` throws
 */
export async function askModels(
  models: readonly AskedModel[],
  { images, values }: PreparedBatch,
  pause: () => Promise<void>,
): Promise<Answers> {
  const views = differentViews(models);
  const shapes = views.map(({ shape }) => shape);
  const rows = new Map(splitForms(values, shapes).map((own, at) => [keyOf(views[at]!), own]));
  const each: ClassScores[] = [];
  for (const { name, model, view, classes, labels } of models) {
    const { network, compiled } = model;
    const options = { name, labels, batchSize: scanBatchSize(network), crops: view.crops, pause };
    const own = await classifyImages(compiled, rows.get(keyOf(view))!, images, options);
    each.push(classes.every((other, one) => other === one) ? own : reorderClasses(own, classes));
  }
  return { together: each.length === 1 ? each[0]! : averageScores(each), each };
}

/** Equal for views whose rows are the same. */
function keyOf({ preprocessing, shape }: View): string {
  return JSON.stringify([preprocessing, shape]);
}
