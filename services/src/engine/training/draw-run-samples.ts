import type { ImageDataset } from "@deconvscope/datasets";
import { drawSamples, type Samples } from "@deconvscope/training";
import type { RunSamples } from "./training-job.ts";

/**
 * Which images each fold of a run learns from and is measured by.
 * @param labels names of the dataset's classes
 * @throws DatasetError; what is returned, TrainingError naming a class that has too few images
 */
export async function drawRunSamples(
  dataset: ImageDataset,
  labels: readonly string[],
  samples: RunSamples,
  seed: number,
): Promise<(fold: number) => Samples> {
  const [learned, held] = [await dataset.labelsOf(samples.split), await dataset.labelsOf(samples.validationSplit)];
  const splits = { classes: labels, learned, ...(samples.split === samples.validationSplit ? {} : { held }) };
  return (fold) => drawSamples(splits, { ...samples, seed, fold });
}

/** Images that the fold with the fewest learns from; only those of several labels differ from fold to fold. */
export async function countLearned(
  dataset: ImageDataset,
  labels: readonly string[],
  samples: RunSamples,
  seed: number,
): Promise<number> {
  const draw = await drawRunSamples(dataset, labels, samples, seed);
  const counts = Array.from({ length: dataset.multiLabel ? samples.folds : 1 }, (_, fold) => draw(fold).learned.length);
  return Math.min(...counts);
}
