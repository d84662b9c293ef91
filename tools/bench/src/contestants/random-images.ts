import { seededRandom } from "@deconvscope/network";
import { cropImage, drawCrop, type TrainingImages } from "@deconvscope/training";

const COUNT = 1024;
const CLASSES = 20;
const SHAPE = [64, 64, 3] as const;
const LENGTH = SHAPE[0] * SHAPE[1] * SHAPE[2];

/** Images of noise, as bytes in memory; each time shifted, mirrored and normalised anew, as real ones are. */
export function trainingImages(): TrainingImages {
  const random = seededRandom(3);
  const pixels = new Uint8Array(COUNT * LENGTH).map(() => Math.floor(256 * random()));
  const normalise = { offset: [-128, -128, -128], scale: [1 / 64, 1 / 64, 1 / 64] };
  return {
    count: COUNT,
    read: (index, target, own) => {
      cropImage(pixels.subarray(index * LENGTH, (index + 1) * LENGTH), SHAPE, drawCrop(6, own), target, normalise);
      return index % CLASSES;
    },
  };
}
