import type { Point } from "./affine.ts";

/** A box in an image; x and y are its top left corner. Not rounded. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest box around points. @throws RangeError if there are none */
export function boundPoints(points: readonly Point[]): Rect {
  if (points.length === 0) throw new RangeError("expected at least one point, got none");
  const box = points.reduce(
    ([left, top, right, bottom], [x, y]) =>
      [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)] as const,
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY] as const,
  );
  return { x: box[0], y: box[1], width: box[2] - box[0], height: box[3] - box[1] };
}

/** What of a box lies in a square from 0 to its side; undefined if nothing does. */
export function clipRect(rect: Rect, side: number): Rect | undefined {
  const [left, top] = [Math.max(0, rect.x), Math.max(0, rect.y)];
  const [right, bottom] = [Math.min(side, rect.x + rect.width), Math.min(side, rect.y + rect.height)];
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}
