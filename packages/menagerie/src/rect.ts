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
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    -Number.POSITIVE_INFINITY,
    -Number.POSITIVE_INFINITY,
  ];
  for (const point of points) {
    left = Math.min(left, point[0]);
    right = Math.max(right, point[0]);
    top = Math.min(top, point[1]);
    bottom = Math.max(bottom, point[1]);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** What of a box lies in a square from 0 to its side; undefined if nothing does. */
export function clipRect(rect: Rect, side: number): Rect | undefined {
  const [left, top] = [Math.max(0, rect.x), Math.max(0, rect.y)];
  const [right, bottom] = [Math.min(side, rect.x + rect.width), Math.min(side, rect.y + rect.height)];
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}
