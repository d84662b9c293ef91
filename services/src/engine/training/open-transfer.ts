import { cutNetwork, findScoringLayer, joinNetworks, type Network, replaceClassifier } from "@deconvscope/network";
import { featureBatches, makeTrainable } from "@deconvscope/training";
import type { Fit } from "./list-fits.ts";
import type { OpenFit } from "./open-fit.ts";
import type { OpenRun } from "./open-run.ts";
import { openWhole } from "./open-whole.ts";
import { computeRunFeatures, mostFeatureBytes } from "./run-features.ts";
import type { RunKind } from "./training-job.ts";

/**
 * A model whose first layers are kept. Where images are the same in every epoch, what the kept layers make of them is
 * computed once.
 * @throws NetworkError, TrainingError, DatasetError, ImageError; the signal's reason
 * @see Zeiler & Fergus 2014, §5.2
 */
export async function openTransfer(
  run: OpenRun,
  fit: Fit,
  { frozenThrough, keepClassifier }: RunKind & { readonly kind: "transfer" },
  random: () => number,
  signal: AbortSignal,
): Promise<OpenFit> {
  const model = run.model!;
  const network = keepClassifier
    ? model
    : replaceClassifier(model, run.classes, random, run.job.options.initialisation);
  const frozen = frozenThrough === "" ? inputOfClassifier(network) : frozenThrough;
  if (frozen === network.layers[0]!.name) {
    return openWhole(run, fit, makeTrainable(network));
  }
  const { learned, held } = run.samples(fit.fold);
  const { base, head } = cutNetwork(network, frozen);
  if (run.job.options.augmentation !== "none" || featureBytes(base, learned.length + held.length) > mostFeatureBytes) {
    return openWhole(run, fit, makeTrainable(network, { frozenThrough: frozen }));
  }
  const seen = featureBatches(await computeRunFeatures(run, base, "learned", learned, signal));
  const unseen = featureBatches(await computeRunFeatures(run, base, "held", held, signal));
  const net = makeTrainable(head);
  return {
    net,
    learned: seen,
    held: unseen,
    heldWhole: undefined,
    learnedInOrder: async () => seen,
    wholeNetwork: async () => joinNetworks(base, await net.toNetwork()),
    trainingImages: learned.length,
    heldImages: held,
    close: async () => net.dispose(),
  };
}

function featureBytes(base: Network, images: number): number {
  const { shape } = base.layers.find(({ name }) => name === base.output)!;
  return shape.reduce((product, side) => product * side, 4 * images);
}

/** What the classifier reads. */
function inputOfClassifier(network: Network): string {
  return findScoringLayer(network)?.inputs[0] ?? network.layers[0]!.name;
}
