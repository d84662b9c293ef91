import type { BatchSource } from "./batch-source.ts";
import { batchesOf } from "./fill-batches.ts";
import type { ImageLabels } from "./training-images.ts";

/** What a layer makes of images, kept to learn from. */
export interface Features {
  /** Of one image: [h, w, c] or [units]. */
  readonly shape: readonly number[];
  /** [images, …shape] */
  readonly values: Float32Array;
  /** One entry an image. */
  readonly labels: readonly ImageLabels[];
}

/** Batches of features in place of images, for a network whose input they are. */
export function featureBatches({ shape, values, labels }: Features): BatchSource {
  const size = shape.reduce((product, length) => product * length, 1);
  return batchesOf({
    count: labels.length,
    read: (index, target) => {
      target.set(values.subarray(index * size, (index + 1) * size));
      return labels[index]!;
    },
  });
}
