import type { Tensor } from "@deconvscope/proto";

/** What masking a part did to each unit of a layer, image by image: raised it (+1), lowered it (−1), left it (0). */
export interface SignPatterns {
  images: number;
  height: number;
  width: number;
  channels: number;
  /** Units of a dense layer lie in rows; beyond the last one there is nothing. */
  units: number;
  /** [images, units] */
  values: Int8Array;
}

/** @returns undefined where the server left them out */
export function readSigns(tensor: Tensor | undefined): SignPatterns | undefined {
  if (!tensor) return undefined;
  const [images = 0, ...shape] = tensor.shape;
  const values = new Int8Array(tensor.data.slice().buffer);
  const units = shape.reduce((product, length) => product * length, 1);
  if (shape.length === 3) {
    const [height = 1, width = 1, channels = 1] = shape;
    return { images, height, width, channels, units, values };
  }
  const width = Math.ceil(Math.sqrt(units));
  return { images, height: Math.ceil(units / width), width, channels: 1, units, values };
}

/** At each place of the layer, the mean sign over its channels: −1 … 1. @returns [height, width]; NaN where no unit is */
export function meanSigns(patterns: SignPatterns, image: number): Float32Array {
  return overChannels(patterns, (unit) => patterns.values[image * patterns.units + unit]!);
}

/**
 * At each place, how two images' patterns go together: the share of channels that both raised or both lowered, less the
 * share whose signs differ, which is what Δ counts.
 * @returns [height, width], −1 … 1; NaN where no unit is
 */
export function agreement(patterns: SignPatterns, one: number, other: number): Float32Array {
  const { values, units } = patterns;
  return overChannels(patterns, (unit) => {
    const [a, b] = [values[one * units + unit]!, values[other * units + unit]!];
    return a !== b ? -1 : Math.abs(a);
  });
}

/** The place of an unordered pair in (0, 1), (0, 2), … (1, 2), … */
export function pairIndex(images: number, one: number, other: number): number {
  const [a, b] = one < other ? [one, other] : [other, one];
  return a * images - (a * (a + 1)) / 2 + b - a - 1;
}

function overChannels({ height, width, channels, units }: SignPatterns, read: (unit: number) => number): Float32Array {
  return Float32Array.from({ length: height * width }, (_, place) => {
    if ((place + 1) * channels > units) return Number.NaN;
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += read(place * channels + channel);
    return sum / channels;
  });
}
