import type { Rect } from "./image-dataset.ts";
import type { Preprocessing } from "./preprocessing.ts";
import { longestRatio } from "./resize-image.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where a rectangle of an image lies in what a network sees of it: the pixels that it touches, clipped.
 * @param size of the image
 * @param inputShape [height, width, …]
 * @returns undefined where nothing of it is seen
 */
export function placeInInput(
  rect: Rect,
  size: Size,
  { resizeShortSide }: Pick<Preprocessing, "resizeShortSide">,
  inputShape: readonly number[],
): Rect | undefined {
  const [height = 1, width = 1] = inputShape;
  const rows = placeAxis(rect.y, rect.height, axisOf(size.height, height, size, resizeShortSide));
  const columns = placeAxis(rect.x, rect.width, axisOf(size.width, width, size, resizeShortSide));
  if (rows.length === 0 || columns.length === 0) return undefined;
  return { x: columns.start, y: rows.start, width: columns.length, height: rows.length };
}

/** How one side of an image becomes one of the input: cut at `skipped`, resized by `scale`, cut again at `offset`. */
interface Axis {
  readonly skipped: number;
  readonly scale: number;
  readonly offset: number;
  readonly length: number;
}

function axisOf(whole: number, length: number, { width, height }: Size, resizeShortSide: number): Axis {
  if (resizeShortSide === 0) return { skipped: 0, scale: length / whole, offset: 0, length };
  const short = Math.min(width, height);
  const kept = Math.min(whole, short * longestRatio);
  const resized = Math.floor((kept * resizeShortSide) / short);
  return {
    skipped: Math.floor((whole - kept) / 2),
    scale: resized / kept,
    offset: Math.floor((resized - length) / 2),
    length,
  };
}

function placeAxis(from: number, size: number, { skipped, scale, offset, length }: Axis) {
  const place = (pixel: number) => (pixel - skipped) * scale - offset;
  const start = Math.max(0, Math.floor(place(from)));
  return { start, length: Math.max(0, Math.min(length, Math.ceil(place(from + size))) - start) };
}
