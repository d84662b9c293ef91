import { cutNetwork, linearClassifier } from "@deconvscope/network";
import { featureBatches, makeTrainable } from "@deconvscope/training";
import type { Fit } from "./list-fits.ts";
import type { OpenFit } from "./open-fit.ts";
import type { OpenRun } from "./open-run.ts";
import { computeRunFeatures } from "./run-features.ts";
import { shrinkMaps } from "./shrink-maps.ts";
import { standardiseFeatures } from "./standardise-features.ts";

/** Numbers of a layer that a probe reads at most: as many as the paper's pool5 has. */
const mostNumbers = 9216;
/** Sum of squares of an image's numbers, so that one learning rate suits all layers. */
const energy = 32;

/**
 * A linear classifier on one layer of a model. Maps that are too many numbers are averaged over windows; every number
 * has mean 0 and the same deviation over the training images.
 * @throws NetworkError, TrainingError, DatasetError, ImageError; the signal's reason
 * @see Zeiler & Fergus 2014, Table 7
 */
export async function openProbe(run: OpenRun, fit: Fit, random: () => number, signal: AbortSignal): Promise<OpenFit> {
  const { learned, held } = run.samples(fit.fold);
  const base = shrinkMaps(cutNetwork(run.model!, fit.layer!).base, mostNumbers);
  const features = standardiseFeatures(
    await computeRunFeatures(run, base, "learned", learned, signal),
    await computeRunFeatures(run, base, "held", held, signal),
    energy,
  );
  const [seen, unseen] = features.map(featureBatches);
  const net = makeTrainable(linearClassifier(features[0].shape, run.classes, random));
  return {
    net,
    learned: seen!,
    held: unseen!,
    heldWhole: undefined,
    learnedInOrder: async () => seen!,
    wholeNetwork: undefined,
    trainingImages: learned.length,
    heldImages: held,
    close: async () => net.dispose(),
  };
}
