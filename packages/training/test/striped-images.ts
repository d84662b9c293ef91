import type { TrainingImages } from "../src/training-images.ts";

/** What a worker opens in tests: images of 2 × 2 cells that say their index and a random number. */
export function trainingImages({ count, classes, fails }: StripedParameters): TrainingImages {
  if (count < 1) throw new RangeError(`count: expected at least 1, got ${count}`);
  return {
    count,
    read: async (index, target, random) => {
      if (index === fails) throw new RangeError(`image ${index} cannot be read`);
      const drawn = random();
      if (index % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      target.set([index, drawn, random()]);
      return index % classes;
    },
  };
}

export interface StripedParameters {
  readonly count: number;
  readonly classes: number;
  /** Index of an image that cannot be read. */
  readonly fails?: number;
}
