/** Where a crop of an image's own size begins, and whether it is mirrored. */
export interface Crop {
  /** Rows and columns that the crop is shifted by; the image's edge is repeated outside. */
  readonly down: number;
  readonly across: number;
  readonly mirrored: boolean;
}

/**
 * Draws a shift and a mirroring.
 * @param reach largest shift in cells
 * @param random uniform in [0, 1)
 */
export function drawCrop(reach: number, random: () => number): Crop {
  const shift = () => Math.floor(random() * (2 * reach + 1)) - reach;
  return { down: shift(), across: shift(), mirrored: random() < 0.5 };
}

/**
 * Copies a shifted, perhaps mirrored image.
 * @param image [height, width, channels]
 * @param target where the copy goes: as long as the image
 * @param scale what values are multiplied by, after `offset` is added
 * @throws RangeError if lengths differ
 */
export function cropImage(
  image: Uint8Array | Float32Array,
  shape: readonly [height: number, width: number, channels: number],
  crop: Crop,
  target: Float32Array,
  { scale, offset }: { readonly scale: readonly number[]; readonly offset: readonly number[] },
): void {
  const [height, width, channels] = shape;
  const length = height * width * channels;
  if (image.length !== length || target.length !== length)
    throw new RangeError(`image: expected ${length} values, got ${image.length} for ${target.length}`);
  for (let y = 0; y < height; y++) {
    const row = Math.min(height - 1, Math.max(0, y + crop.down)) * width;
    for (let x = 0; x < width; x++) {
      const column = Math.min(width - 1, Math.max(0, (crop.mirrored ? width - 1 - x : x) + crop.across));
      const from = (row + column) * channels;
      const to = (y * width + x) * channels;
      for (let channel = 0; channel < channels; channel++)
        target[to + channel] =
          ((image[from + channel] as number) + (offset[channel] as number)) * (scale[channel] as number);
    }
  }
}
