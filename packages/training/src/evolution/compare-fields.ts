import type { MapField } from "./map-field.ts";

/**
 * How far two projections of one map are from each other, cell on cell of its field: 1 − their cosine.
 * @returns 0 … 2; 0 if both are zero everywhere, 1 if one is
 */
export function compareFields(before: MapField, after: MapField): number {
  const [a, b] = [dot(before, before), dot(after, after)];
  if (a === 0 || b === 0) return a === b ? 0 : 1;
  return 1 - Math.max(-1, Math.min(1, dot(before, after) / Math.sqrt(a * b)));
}

/** Cells that only one of them has are zero in the other. */
function dot(one: MapField, other: MapField): number {
  const [a, b] = [one.inside, other.inside];
  const channels = one.signal.length / (a.width * a.height);
  const [left, right] = [Math.max(a.x, b.x), Math.min(a.x + a.width, b.x + b.width)];
  const [top, bottom] = [Math.max(a.y, b.y), Math.min(a.y + a.height, b.y + b.height)];
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    const inOne = ((y - a.y) * a.width + left - a.x) * channels;
    const inOther = ((y - b.y) * b.width + left - b.x) * channels;
    for (let place = 0; place < (right - left) * channels; place++) {
      sum += one.signal[inOne + place]! * other.signal[inOther + place]!;
    }
  }
  return sum;
}
