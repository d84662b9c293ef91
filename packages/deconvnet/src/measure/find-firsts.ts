/** Maps reduced along one side: the maxima of their rows, or of their columns. */
export interface Side {
  /** [b, c, length] */
  readonly maxima: ArrayLike<number>;
  readonly length: number;
}

/** Of one image, for each channel: the first row or column that holds the map's maximum, and whether others do. */
export interface Firsts {
  /** [c]; −1 where none does */
  readonly at: Int32Array;
  /** [c] */
  readonly again: Uint8Array;
}

/**
 * Finds maps' maxima among the maxima of their rows, or columns.
 * @param values [b, c] the maps' maxima
 * @param wanted channels that are asked for
 * @param side undefined where maps have one row, or one column
 */
export function findFirsts(
  values: ArrayLike<number>,
  wanted: readonly number[],
  side: Side | undefined,
  image: number,
  channels: number,
): Firsts {
  const again = new Uint8Array(channels);
  if (side === undefined) return { at: new Int32Array(channels), again };
  const { maxima, length } = side;
  const at = new Int32Array(channels).fill(-1);
  for (const channel of wanted) {
    const map = image * channels + channel;
    const value = values[map];
    for (let i = 0, index = map * length; i < length; i++, index++) {
      if (maxima[index] !== value) continue;
      if (at[channel]! < 0) at[channel] = i;
      else {
        again[channel] = 1;
        break;
      }
    }
  }
  return { at, again };
}
