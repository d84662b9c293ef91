import { Crops } from "@deconvscope/proto";
import type { ModelView, SplitReference } from "@deconvscope/shell";

/** All that an evaluation depends on. */
export interface EvaluationSettings {
  model: ModelView;
  /** Models that are asked together with it. */
  others: readonly { name: string; sha256: string }[];
  on: SplitReference;
  isTenCrops: boolean;
  /** 0: all. */
  images: number;
}

/** So many mistakes are listed: a cell of the confusion opens its own. */
const listedMistakes = 500;

/** The request of Evaluate. */
export function evaluationRequest({ model, others, on, isTenCrops, images }: EvaluationSettings) {
  return {
    models: [model.summary.name, ...others.map(({ name }) => name)],
    dataset: on.dataset,
    split: on.split,
    crops: isTenCrops ? Crops.TEN : Crops.CENTER,
    images,
    mistakes: listedMistakes,
  };
}

export function evaluationKey({ model, others, on, isTenCrops, images }: EvaluationSettings): string {
  const models = [model.summary, ...others].map(({ name, sha256 }) => [name, sha256]);
  return JSON.stringify(["evaluation", models, on.dataset, on.split, isTenCrops, images]);
}
