import { averagePrecision, type PrecisionMeasure } from "./average-precision.ts";
import type { ClassScores } from "./class-scores.ts";

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
 * @param labels 0 and 1 [images, classes]; −1: the image is left out for the class, as neither
 * @throws RangeError if lengths differ, or fill no whole rows
 */
export function meanAveragePrecision(
  scores: ClassScores,
  labels: ArrayLike<number>,
  classes: number,
  measure: PrecisionMeasure = "area",
): ClassPrecision {
  const images = scores.length / classes;
  if (!Number.isInteger(images) || labels.length !== scores.length)
    throw new RangeError(`labels: expected ${scores.length}, in rows of ${classes}, got ${labels.length}`);
  const classPrecision = Array.from({ length: classes }, (_, label) => {
    const column = Array.from({ length: images }, (_, image) => image * classes + label);
    const counted = column.filter((place) => labels[place]! >= 0);
    const valuesOf = (values: ArrayLike<number>) => counted.map((place) => values[place]!);
    return averagePrecision(valuesOf(scores), valuesOf(labels), measure);
  });
  const known = classPrecision.filter((precision) => precision !== undefined);
  return { mean: known.reduce((sum, precision) => sum + precision, 0) / known.length, classPrecision };
}
