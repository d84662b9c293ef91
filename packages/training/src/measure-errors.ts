import { type ErrorRates, tallyErrors } from "@deconvscope/evaluation";
import type { BatchSource } from "./batch-source.ts";
import { type ScoringOptions, scoreImages } from "./score-images.ts";
import type { TrainableNetwork } from "./trainable-network.ts";

/**
 * How often a network is wrong about images of one label each.
 * @throws RangeError if images are smaller than the model's input
 */
export async function measureErrors(
  net: TrainableNetwork,
  source: BatchSource,
  options: Omit<ScoringOptions, "labels">,
): Promise<ErrorRates> {
  const tally = tallyErrors(net.classes);
  for await (const { scores, labels } of scoreImages(net, source, options)) tally.add(scores, labels);
  return tally.rates();
}
