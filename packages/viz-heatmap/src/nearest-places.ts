import { middleOfPlace, type SquareGrid } from "@deconvscope/viz-kit";

/** For each pixel along an axis, the place whose square's middle is nearest to it. */
export function nearestPlaces(length: number, grid: SquareGrid, count: number): Int32Array {
  const middles = Array.from({ length: count }, (_, place) => middleOfPlace(place, length, grid));
  let place = 0;
  return Int32Array.from({ length }, (_, pixel) => {
    const at = pixel + 0.5;
    while (place + 1 < count && Math.abs(middles[place + 1]! - at) <= Math.abs(middles[place]! - at)) place += 1;
    return place;
  });
}
