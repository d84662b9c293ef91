import type { DecodedImage } from "./decode-image.ts";
import { checkPreprocessing, type Preprocessing } from "./preprocessing.ts";
import { resizeAndCrop, resizeImage } from "./resize-image.ts";

/** One image in the two forms that are needed of it. */
export interface PreparedImage {
  /** [height, width, channels] in the network's input space */
  readonly input: Float32Array;
  /** [height, width, 3] sRGB: what the network sees, before it is normalised */
  readonly display: Uint8Array;
}

/**
 * Resizes and normalises an image as a network asks.
 * @param inputShape [height, width, channels]
 * @param input [height, width, channels] is written into and given back; else made
 * @throws ImageError "preprocessing" where the preprocessing does not fit the shape
 */
export async function prepareImage(
  image: DecodedImage,
  preprocessing: Preprocessing,
  inputShape: readonly number[],
  input?: Float32Array,
): Promise<PreparedImage> {
  checkPreprocessing(preprocessing, inputShape);
  const [height, width, channels] = inputShape as [number, number, number];
  const { resizeShortSide, channelOrder } = preprocessing;
  const seen =
    resizeShortSide === 0
      ? await resizeImage(image, width, height)
      : await resizeAndCrop(image, resizeShortSide, width, height);
  const display = channelOrder === "GRAY" ? toGrey(seen) : seen;
  const values = input ?? new Float32Array(height * width * channels);
  normalisePixels(display, preprocessing, values);
  return { input: values, display };
}

/** Rec. 601 luma in all three channels. */
function toGrey(pixels: Uint8Array): Uint8Array {
  const grey = new Uint8Array(pixels.length);
  for (let i = 0; i < pixels.length; i += 3) {
    grey.fill(Math.round(0.299 * pixels[i]! + 0.587 * pixels[i + 1]! + 0.114 * pixels[i + 2]!), i, i + 3);
  }
  return grey;
}

const channelsOf = { RGB: [0, 1, 2], BGR: [2, 1, 0], GRAY: [0] } as const;

/**
 * What a network takes, from what it is shown to see: the second half of `prepareImage`.
 * @param display [height, width, 3] sRGB
 * @param input [height, width, channels] is written into
 */
export function normalisePixels(display: Uint8Array, preprocessing: Preprocessing, input: Float32Array): void {
  const sources = channelsOf[preprocessing.channelOrder];
  const tables = sources.map((_, channel) => tabulate(preprocessing, channel));
  if (sources.length === 1) {
    for (let to = 0; to < input.length; to++) input[to] = tables[0]![display[3 * to]!]!;
    return;
  }
  const [first, second, third] = tables as [Float32Array, Float32Array, Float32Array];
  const [a, b, c] = sources as readonly [number, number, number];
  for (let at = 0; at < input.length; at += 3) {
    input[at] = first[display[at + a]!]!;
    input[at + 1] = second[display[at + b]!]!;
    input[at + 2] = third[display[at + c]!]!;
  }
}

/** What each of the 256 values of a pixel becomes in a channel. */
function tabulate({ divideBy, mean, deviation }: Preprocessing, channel: number): Float32Array {
  return Float32Array.from(
    { length: 256 },
    (_, value) => (value / (divideBy || 1) - (mean[channel] ?? 0)) / (deviation[channel] ?? 1),
  );
}
