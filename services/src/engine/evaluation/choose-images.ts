import { spreadEvenly } from "../spread-evenly.ts";

/** Images to be looked at, with their labels. */
export interface ChosenImages {
  readonly images: readonly number[];
  /** Images that were chosen and are not among these: none of their labels meets a class. */
  readonly unknown: number;
}

/**
 * Chooses images evenly over a split, then leaves out those whose labels meet no class.
 * @param labels of each image
 * @param labelClasses of each label the class that it meets; −1: none
 */
export function chooseImages(
  labels: readonly (readonly number[])[],
  labelClasses: readonly number[],
  most: number,
): ChosenImages {
  const spread = spreadEvenly(Uint32Array.from(labels.keys()), most);
  const images = [...spread].filter((image) => labels[image]!.some((label) => (labelClasses[label] ?? -1) >= 0));
  return { images, unknown: spread.length - images.length };
}
