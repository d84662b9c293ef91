import type { Tensor } from "@deconvscope/proto";

/** What masking a part did to a layer's units: +1 raised, −1 lowered, 0 left alone. */
export interface Signs {
  images: number;
  height: number;
  width: number;
  channels: number;
  /** [images, height, width, channels] */
  values: Int8Array;
}

/** @throws RangeError if the tensor's shape and its number of values differ */
export function readSigns({ shape, data }: Pick<Tensor, "shape" | "data">): Signs {
  const images = shape[0] ?? 0;
  const channels = shape.at(-1) ?? 0;
  const [height, width] = shape.length === 4 ? [shape[1] ?? 0, shape[2] ?? 0] : [1, 1];
  const expected = images * height * width * channels;
  if (data.length !== expected) {
    throw new RangeError(`signs: expected ${expected} values for shape ${shape.join(" × ")}, got ${data.length}`);
  }
  return { images, height, width, channels, values: new Int8Array(data.buffer, data.byteOffset, data.length) };
}

/** A picture of signs, −1 … 1. */
export interface SignPicture {
  height: number;
  width: number;
  /** [height, width]; NaN beyond the last channel of a layer without places. */
  values: Float32Array;
}

/**
 * One image's signs: of one channel at each place, or the mean over all; of a layer without places each channel in
 * rows as long as the picture is high.
 */
export function drawSigns(signs: Signs, image: number, channel: number | undefined): SignPicture {
  const { height, width, channels, values } = signs;
  const start = image * height * width * channels;
  if (height * width === 1) {
    const side = Math.ceil(Math.sqrt(channels));
    const own = Float32Array.from({ length: side * side }, (_, at) =>
      at < channels ? values[start + at]! : Number.NaN,
    );
    return { height: side, width: side, values: own };
  }
  const own = Float32Array.from({ length: height * width }, (_, place) => {
    const first = start + place * channels;
    if (channel !== undefined) return values[first + channel]!;
    let sum = 0;
    for (let at = first; at < first + channels; at++) sum += values[at]!;
    return sum / channels;
  });
  return { height, width, values: own };
}
