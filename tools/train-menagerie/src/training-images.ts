import { cropImage, drawCrop, type TrainingImages } from "@deconvscope/training";
import type { RenderedSplit } from "./render-split.ts";

/** How pixels become the model's input: (pixel / divideBy − mean) / deviation, the same for all three channels. */
export const preprocessing = { divideBy: 255, mean: 0.5, deviation: 0.25 } as const;

/** Images as they are. */
export function plainImages(split: RenderedSplit): TrainingImages {
  return imagesOf(split, () => ({ crop: { down: 0, across: 0, mirrored: false }, gains: [1, 1, 1], shift: 0 }));
}

/** Images mirrored, shifted and developed a little differently each time. */
export function variedImages(split: RenderedSplit, reach: number): TrainingImages {
  return imagesOf(split, (random) => {
    const gain = 0.8 + 0.4 * random();
    return {
      crop: drawCrop(reach, random),
      gains: [0, 1, 2].map(() => gain * (0.93 + 0.14 * random())),
      shift: 40 * (random() - 0.5),
    };
  });
}

type Development = (random: () => number) => {
  crop: ReturnType<typeof drawCrop>;
  gains: readonly number[];
  shift: number;
};

function imagesOf({ count, size, pixels, labels }: RenderedSplit, develop: Development): TrainingImages {
  const length = size * size * 3;
  const { divideBy, mean, deviation } = preprocessing;
  const middle = divideBy * mean;
  return {
    count,
    read: (index, target, random) => {
      const { crop, gains, shift } = develop(random);
      const offset = gains.map(() => shift - middle);
      const scale = gains.map((gain) => gain / (divideBy * deviation));
      cropImage(pixels.subarray(index * length, (index + 1) * length), [size, size, 3], crop, target, {
        scale,
        offset,
      });
      return labels[index] as number;
    },
  };
}
