import type { Network } from "@deconvscope/network";
import { computeFeatures, type Features } from "@deconvscope/training";
import type { OpenRun } from "./open-run.ts";

/** What kept layers make of images is kept, up to so many bytes. */
export const mostFeatureBytes = 2 ** 30;

const batchSize = 32;

/**
 * What a network's last layer makes of some images of a run, each the centre of the image.
 * @throws TrainingError "out-of-range" if that is too much to be kept; DatasetError, ImageError; the signal's reason
 */
export async function computeRunFeatures(
  { images, classes, dataset }: OpenRun,
  base: Network,
  of: "learned" | "held",
  indices: Uint32Array,
  signal: AbortSignal,
): Promise<Features> {
  const source = await images(of, indices, "centre");
  try {
    return await computeFeatures(base, source, {
      batchSize,
      classes,
      labels: dataset.multiLabel ? "several" : "one",
      mostBytes: mostFeatureBytes,
      abort: signal,
    });
  } finally {
    await source.close();
  }
}
