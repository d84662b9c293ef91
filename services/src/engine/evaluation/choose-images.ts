import { spreadEvenly } from "../spread-evenly.ts";

/** Images to be looked at, with their labels. */
export interface ChosenImages {
  readonly images: readonly number[];
  /** Images that were chosen and are not among these: none of their labels, difficult ones among them, meets a class. */
  readonly unknown: number;
}

/**
 * Chooses images evenly over a split, then leaves out those whose labels meet no class.
 * @param labels of each image
 * @param difficult of each image, labels that count neither as there nor as absent; empty: there are none
 * @param labelClasses of each label the class that it meets; −1: none
 */
export function chooseImages(
  labels: readonly (readonly number[])[],
  difficult: readonly (readonly number[])[],
  labelClasses: readonly number[],
  most: number,
): ChosenImages {
  const spread = spreadEvenly(Uint32Array.from(labels.keys()), most);
  const meets = (label: number): boolean => (labelClasses[label] ?? -1) >= 0;
  const images = [...spread].filter((image) => labels[image]!.some(meets) || difficult[image]?.some(meets));
  return { images, unknown: spread.length - images.length };
}
