import type { Preprocessing } from "@deconvscope/datasets";
import type { Shape } from "@deconvscope/network";

const channelsOf = { RGB: [0, 1, 2], BGR: [2, 1, 0], GRAY: [0, 0, 0] } as const;

/**
 * The picture that a network's input shows: its normalisation undone.
 * @param values [height, width, channels]
 * @param shape of `values`
 * @returns [height, width, 3] sRGB
 */
export function showTensor(values: Float32Array, preprocessing: Preprocessing, shape: Shape): Uint8Array {
  const [height = 0, width = 0, channels = 0] = shape;
  const display = new Uint8ClampedArray(height * width * 3);
  const sources = channels >= 3 ? channelsOf[preprocessing.channelOrder] : channelsOf.GRAY;
  const divideBy = preprocessing.divideBy || 1;
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let c = 0; c < 3; c++) {
      const source = sources[c] ?? 0;
      const value = values[pixel * channels + source] ?? 0;
      const mean = preprocessing.mean[source] ?? 0;
      const deviation = preprocessing.deviation[source] ?? 1;
      display[pixel * 3 + c] = (value * deviation + mean) * divideBy;
    }
  }
  return new Uint8Array(display.buffer);
}
