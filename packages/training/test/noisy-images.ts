import type { TrainingImages } from "../src/training-images.ts";

/** 34 images of 6 × 6 cells of two classes: noise, brighter for label 1. */
export function trainingImages(brightness: number): TrainingImages {
  return {
    count: 34,
    read: (index, target, random) => {
      for (let place = 0; place < target.length; place++) target[place] = random() + (index % 2) * brightness;
      return index % 2;
    },
  };
}
