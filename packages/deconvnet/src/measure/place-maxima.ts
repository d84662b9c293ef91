import { DeconvnetError } from "../deconvnet-error.ts";
import { findFirsts } from "./find-firsts.ts";
import type { ReadMaps } from "./reduce-maps.ts";

/** How strong each feature map of a layer gets on each image of a batch, and where. */
export interface PlacedMaxima {
  /** [b, c] each map's strongest activation, 0 where none is above 0 */
  readonly values: Float32Array;
  /** [b, c] its first place in row-major order; `noPlace`, or `ambiguous` */
  readonly places: Int32Array;
  /** [b, c] 1 where nothing else in the map is as strong */
  readonly unique: Uint8Array;
}

/** The map is nowhere above 0, or not above its threshold. */
export const noPlace = -1;

/** A maximum that is in several rows and in several columns: where they cross is not known. */
export const ambiguous = -2;

/**
 * Finds the first places of maxima in row-major order, from the maxima of rows and columns.
 * @param thresholds [c] places of values that are not above them are not asked for
 * @throws DeconvnetError "not-finite"
 */
export function placeMaxima(
  layer: string,
  { values: read, rows, columns, firstRow }: ReadMaps,
  images: number,
  channels: number,
  thresholds: Float32Array | undefined,
): PlacedMaxima {
  const values = new Float32Array(images * channels);
  const places = new Int32Array(images * channels).fill(noPlace);
  const unique = new Uint8Array(images * channels);
  const width = columns?.length ?? 1;
  for (let image = 0; image < images; image++) {
    const start = image * channels;
    const wanted: number[] = [];
    for (let channel = 0; channel < channels; channel++) {
      const value = read[start + channel]!;
      if (!Number.isFinite(value)) throw notFinite(layer, channel, value);
      if (value <= 0) continue;
      values[start + channel] = value;
      if (!thresholds || value > thresholds[channel]!) wanted.push(channel);
    }
    const row = findFirsts(read, wanted, rows, image, channels);
    const column = findFirsts(read, wanted, columns, image, channels);
    const inFirstRow = firstRow && findFirsts(read, wanted, firstRow, image, channels);
    for (const channel of wanted) {
      const at = start + channel;
      const repeats = [row, column].filter(({ again }) => again[channel] === 1).length;
      unique[at] = repeats === 0 ? 1 : 0;
      if (repeats < 2) places[at] = row.at[channel]! * width + column.at[channel]!;
      else places[at] = row.at[channel] === 0 && inFirstRow ? inFirstRow.at[channel]! : ambiguous;
    }
  }
  return { values, places, unique };
}

function notFinite(layer: string, channel: number, value: number): DeconvnetError {
  const message = `layer "${layer}", channel ${channel}: expected finite activations, got ${value}`;
  return new DeconvnetError("not-finite", message);
}
