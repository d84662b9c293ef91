/** Where a crop of a larger image begins, and whether it is mirrored. */
export interface CropWindow {
  readonly top: number;
  readonly left: number;
  readonly mirrored: boolean;
}

/** Height and width, in cells. */
export type Extent = readonly [height: number, width: number];

/** How pixels become the model's input: (pixel + offset) · scale. */
export interface PixelScaling {
  /** One a channel. */
  readonly scale: readonly number[];
  /** One a channel, or one a value of the whole image, as the paper's mean of every pixel is: negative then. */
  readonly offset: ArrayLike<number>;
}

/**
 * Draws any place of a crop in an image, and a mirroring.
 * @param random uniform in [0, 1); asked three times
 * @throws RangeError if the crop is larger than the image
 * @see Krizhevsky et al. 2012, §4.1
 */
export function drawWindow(image: Extent, crop: Extent, random: () => number): CropWindow {
  const [down, across] = slack(image, crop);
  const draw = (places: number) => Math.floor(random() * places);
  return { top: draw(down + 1), left: draw(across + 1), mirrored: random() < 0.5 };
}

/** The crop in an image's middle, rounded up and to the left. @throws RangeError if it is larger than the image */
export function centreWindow(image: Extent, crop: Extent): CropWindow {
  const [down, across] = slack(image, crop);
  return { top: Math.floor(down / 2), left: Math.floor(across / 2), mirrored: false };
}

/**
 * The paper's ten: corners and centre, then the same mirrored.
 * @throws RangeError if they are larger than the image
 * @see Zeiler & Fergus 2014, §3
 */
export function tenWindows(image: Extent, crop: Extent): CropWindow[] {
  const [down, across] = slack(image, crop);
  const corners = [0, down].flatMap((top) => [0, across].map((left) => ({ top, left, mirrored: false })));
  const plain = [...corners, centreWindow(image, crop)];
  return [...plain, ...plain.map((window) => ({ ...window, mirrored: true }))];
}

/**
 * Copies a crop, perhaps mirrored.
 * @param image [H, W, channels]
 * @param target [h, w, channels], where the copy goes
 * @throws RangeError if lengths differ
 */
export function cropWindow(
  image: ArrayLike<number>,
  shape: readonly [height: number, width: number, channels: number],
  { top, left, mirrored }: CropWindow,
  [height, width]: Extent,
  target: Float32Array,
  { scale, offset }: PixelScaling,
): void {
  const [, across, channels] = shape;
  requireLength("image", image.length, shape);
  requireLength("target", target.length, [height, width, channels]);
  const everywhere = offset.length === channels;
  if (!everywhere) requireLength("offset", offset.length, shape);
  let to = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = ((top + y) * across + left + (mirrored ? width - 1 - x : x)) * channels;
      for (let channel = 0; channel < channels; channel++) {
        const shift = offset[everywhere ? channel : from + channel] as number;
        target[to++] = ((image[from + channel] as number) + shift) * (scale[channel] as number);
      }
    }
  }
}

function slack(image: Extent, crop: Extent): readonly [down: number, across: number] {
  const [down, across] = [image[0] - crop[0], image[1] - crop[1]];
  if (down < 0 || across < 0)
    throw new RangeError(`crop: expected at most ${image.join(" × ")} cells, got ${crop.join(" × ")}`);
  return [down, across];
}

function requireLength(name: string, length: number, shape: readonly number[]): void {
  if (length !== shape.reduce((product, side) => product * side, 1))
    throw new RangeError(`${name}: expected values of [${shape.join(", ")}], got ${length}`);
}
