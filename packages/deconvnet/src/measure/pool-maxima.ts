import type { PlacedMaxima } from "./place-maxima.ts";
import { ambiguous, noPlace } from "./place-maxima.ts";
import { findFirstWindow, type PoolCover } from "./pool-cover.ts";

/** The maps that a max pool reads, one source's after another's. */
export interface PooledInput {
  readonly channels: number;
  readonly maxima: PlacedMaxima;
}

/**
 * Finds where a max pool's maxima are from where its input's are: windows that overlap repeat a maximum side by side, and
 * the first of them is the first that holds it.
 * @param own what was measured of the pool itself; not needed where its windows cover everything
 */
export function poolMaxima(
  cover: PoolCover,
  inputs: readonly PooledInput[],
  own: PlacedMaxima | undefined,
  images: number,
): PlacedMaxima {
  const channels = inputs.reduce((sum, input) => sum + input.channels, 0);
  const values = own?.values ?? new Float32Array(images * channels);
  const places = own?.places ?? new Int32Array(images * channels).fill(noPlace);
  const unique = own?.unique ?? new Uint8Array(images * channels);
  for (let image = 0; image < images; image++) {
    let at = image * channels;
    for (const { channels: count, maxima } of inputs) {
      for (let from = image * count; from < (image + 1) * count; from++, at++) {
        const value = maxima.values[from]!;
        if (own === undefined) values[at] = value;
        const place = maxima.places[from]!;
        if (value === 0 || value !== values[at] || place === noPlace) continue;
        const window = maxima.unique[from] === 1 ? findFirstWindow(cover, place) : ambiguous;
        if (window >= 0) places[at] = window;
        else if (own === undefined) places[at] = ambiguous;
      }
    }
  }
  return { values, places, unique };
}
