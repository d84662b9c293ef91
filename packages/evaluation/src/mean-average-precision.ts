import { averagePrecision, type PrecisionMeasure } from "./average-precision.ts";

/** How well scores rank the images of each class. */
export interface ClassPrecision {
  /** Over the classes that have images; NaN if none has. */
  readonly mean: number;
  /** One a class; nothing for a class without images. */
  readonly classPrecision: readonly (number | undefined)[];
}

/**
 * Average precision of every class, and their mean.
 * @param scores [images, classes]
 * @param labels 0 and 1 [images, classes]
 * @throws RangeError if lengths differ, or fill no whole rows
 */
export function meanAveragePrecision(
  scores: Float32Array,
  labels: ArrayLike<number>,
  classes: number,
  measure: PrecisionMeasure = "area",
): ClassPrecision {
  const images = scores.length / classes;
  if (!Number.isInteger(images) || labels.length !== scores.length)
    throw new RangeError(`labels: expected ${scores.length}, in rows of ${classes}, got ${labels.length}`);
  const classPrecision = Array.from({ length: classes }, (_, label) => {
    const column = (values: ArrayLike<number>) =>
      Array.from({ length: images }, (_, image) => values[image * classes + label]!);
    return averagePrecision(column(scores), column(labels), measure);
  });
  const known = classPrecision.filter((precision) => precision !== undefined);
  return { mean: known.reduce((sum, precision) => sum + precision, 0) / known.length, classPrecision };
}
