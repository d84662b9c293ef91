import { type Shape, seededRandom } from "@deconvscope/network";
import { OcclusionError } from "./occlusion-error.ts";

/**
 * A square of one colour.
 * @param shape [height, width, channels] of the image
 * @param values one a channel, in the model's input space
 * @returns [h, w, c]
 * @throws OcclusionError "wrong-fill"
 */
export function fillConstant(shape: Shape, values: readonly number[]): Float32Array {
  const [height = 1, width = 1, channels = 1] = shape;
  if (values.length !== channels || values.some((value) => !Number.isFinite(value))) {
    throw new OcclusionError("wrong-fill", `fill: expected ${channels} finite numbers, got [${values.join(", ")}]`);
  }
  return Float32Array.from({ length: height * width * channels }, (_, at) => values[at % channels]!);
}

/**
 * Noise: each channel of each pixel is drawn from a normal distribution with the image's own mean and deviation there.
 * @param image [h, w, c] in the model's input space
 */
export function fillNoise(image: Float32Array, channels: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const moments = Array.from({ length: channels }, (_, channel) => measureChannel(image, channels, channel));
  return image.map((_, at) => {
    const { mean, deviation } = moments[at % channels]!;
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * random());
  });
}

/**
 * The image blurred by a Gaussian; its edges go on as they end.
 * @param image [h, w, c]
 * @param deviation of the Gaussian in pixels
 */
export function fillBlurred(image: Float32Array, shape: Shape, deviation: number): Float32Array {
  const [height = 1, width = 1, channels = 1] = shape;
  const reach = Math.ceil(3 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, tap) =>
    Math.exp(-((tap - reach) ** 2) / (2 * deviation ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const kernel = Float64Array.from(weights, (weight) => weight / sum);
  const across = convolveAxis(image, kernel, { length: width, step: channels });
  return convolveAxis(across, kernel, { length: height, step: width * channels });
}

/** One axis of an array: how many cells it has, and how far its neighbours lie apart. */
interface Axis {
  readonly length: number;
  readonly step: number;
}

function convolveAxis(values: Float32Array, kernel: Float64Array, { length, step }: Axis): Float32Array {
  const reach = (kernel.length - 1) / 2;
  return values.map((_, at) => {
    const cell = Math.floor(at / step) % length;
    const first = at - cell * step;
    let sum = 0;
    for (let tap = 0; tap < kernel.length; tap++) {
      const source = Math.min(length - 1, Math.max(0, cell + tap - reach));
      sum += kernel[tap]! * values[first + source * step]!;
    }
    return sum;
  });
}

function measureChannel(image: Float32Array, channels: number, channel: number): { mean: number; deviation: number } {
  const count = image.length / channels;
  let sum = 0;
  let squares = 0;
  for (let at = channel; at < image.length; at += channels) {
    sum += image[at]!;
    squares += image[at]! ** 2;
  }
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean ** 2)) };
}
