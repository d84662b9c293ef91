/** The places that a square takes as it slides over an image, in pixels of the input. */
export interface SquareGrid {
  readonly height: number;
  readonly width: number;
  /** Side of the square. */
  readonly patch: number;
  readonly stride: number;
  readonly rows: number;
  readonly columns: number;
}

/** For each pixel along an axis, the place whose square's middle is nearest to it. */
export function nearestPlaces(length: number, { patch, stride }: SquareGrid, count: number): Int32Array {
  const middles = Array.from({ length: count }, (_, place) => Math.min(place * stride, length - patch) + patch / 2);
  let place = 0;
  return Int32Array.from({ length }, (_, pixel) => {
    const at = pixel + 0.5;
    while (place + 1 < count && Math.abs(middles[place + 1]! - at) <= Math.abs(middles[place]! - at)) place += 1;
    return place;
  });
}
