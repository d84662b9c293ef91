/** A rectangle in whole pixels of the input. */
export interface EditedRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of the input. */
export interface ImageSize {
  readonly height: number;
  readonly width: number;
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));

/** The same rectangle elsewhere, as near as the image allows. */
export function moveRect(rect: EditedRect, right: number, down: number, image: ImageSize): EditedRect {
  return {
    ...rect,
    x: clamp(rect.x + right, image.width - rect.width),
    y: clamp(rect.y + down, image.height - rect.height),
  };
}

/** The rectangle with its lower right corner elsewhere: at least one pixel, at most to the image's border. */
export function resizeRect(rect: EditedRect, right: number, down: number, image: ImageSize): EditedRect {
  return {
    ...rect,
    width: Math.max(1, clamp(rect.width + right, image.width - rect.x)),
    height: Math.max(1, clamp(rect.height + down, image.height - rect.y)),
  };
}

/** The rectangle between two corners in any order, pixels under both included. */
export function spanRect(from: { x: number; y: number }, to: { x: number; y: number }, image: ImageSize): EditedRect {
  const span = (a: number, b: number, length: number): readonly [number, number] => {
    const low = Math.max(0, Math.min(length - 1, Math.floor(Math.min(a, b))));
    const high = Math.max(0, Math.min(length - 1, Math.floor(Math.max(a, b))));
    return [low, high - low + 1];
  };
  const [x, width] = span(from.x, to.x, image.width);
  const [y, height] = span(from.y, to.y, image.height);
  return { x, y, width, height };
}
