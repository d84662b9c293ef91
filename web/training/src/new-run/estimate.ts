import type { Dataset } from "@deconvscope/proto";
import { formatCount } from "@deconvscope/shell";
import type { RunDraft } from "./run-draft.ts";

/** The paper's batch and epochs. */
const usual = { batch: 128, epochs: 64 };

/** "94 steps an epoch, 6,016 in all"; undefined where the images are not known. */
export function estimateSteps(
  { kind, options, dataset, split, layers, variants }: RunDraft,
  datasets: readonly Dataset[],
): string | undefined {
  const found = datasets.find(({ name }) => name === dataset);
  const train = found?.splits.find(({ name }) => name === (split || "train")) ?? found?.splits[0];
  if (kind === "external" || !found || !train) return undefined;
  const perClass = Number(options.imagesPerClass) || 0;
  const images = perClass > 0 ? Math.min(train.images, perClass * found.labels.length) : train.images;
  const batch = Math.min(Number(options.batchSize) || usual.batch, images);
  const steps = Math.max(1, Math.floor(images / Math.max(1, batch)));
  const networks =
    (kind === "ablations" ? variants.length : kind === "probes" ? layers.length : 1) * (Number(options.folds) || 1);
  const each = `${formatCount(steps)} ${steps === 1 ? "step" : "steps"} an epoch`;
  if (networks === 0) return each;
  return `${each}, ${formatCount(steps * (Number(options.epochs) || usual.epochs) * networks)} in all`;
}
