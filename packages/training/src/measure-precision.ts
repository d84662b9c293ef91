import { type ClassPrecision, meanAveragePrecision } from "@deconvscope/evaluation";
import type { BatchSource } from "./batch-source.ts";
import { type ScoringOptions, scoreImages } from "./score-images.ts";
import type { TrainableNetwork } from "./trainable-network.ts";

export interface PrecisionOptions extends Omit<ScoringOptions, "labels"> {
  /** Of each image, labels for which it counts neither as there nor as absent; none if missing. */
  readonly difficult?: readonly (readonly number[])[];
}

/**
 * How well a network ranks images of several labels each.
 * @throws RangeError if images are smaller than the model's input
 */
export async function measurePrecision(
  net: TrainableNetwork,
  source: BatchSource,
  { difficult = [], ...options }: PrecisionOptions,
): Promise<ClassPrecision> {
  const scores = new Float64Array(source.count * net.classes);
  const labels = new Int8Array(scores.length);
  let place = 0;
  for await (const batch of scoreImages(net, source, { ...options, labels: "several" })) {
    scores.set(batch.scores, place);
    labels.set(batch.labels, place);
    place += batch.scores.length;
  }
  for (const [image, own] of difficult.entries())
    for (const label of own) if (labels[image * net.classes + label] === 0) labels[image * net.classes + label] = -1;
  return meanAveragePrecision(scores, labels, net.classes);
}
