import { type ClassPrecision, meanAveragePrecision } from "@deconvscope/evaluation";
import type { BatchSource } from "./batch-source.ts";
import { type ScoringOptions, scoreImages } from "./score-images.ts";
import type { TrainableNetwork } from "./trainable-network.ts";

/**
 * How well a network ranks images of several labels each.
 * @throws RangeError if images are smaller than the model's input
 */
export async function measurePrecision(
  net: TrainableNetwork,
  source: BatchSource,
  options: Omit<ScoringOptions, "labels">,
): Promise<ClassPrecision> {
  const scores = new Float32Array(source.count * net.classes);
  const labels = new Uint8Array(scores.length);
  let place = 0;
  for await (const batch of scoreImages(net, source, { ...options, labels: "several" })) {
    scores.set(batch.scores, place);
    labels.set(batch.labels, place);
    place += batch.scores.length;
  }
  return meanAveragePrecision(scores, labels, net.classes);
}
