import { spreadEvenly } from "../spread-evenly.ts";

/**
 * Images evenly spread over a split, in an order of which every beginning is about evenly spread as well: what the first
 * few come to is not what the first classes do, nor what one class does where classes take turns.
 */
export function orderImages(among: number, count: number): number[] {
  const spread = spreadEvenly(
    Uint32Array.from({ length: among }, (_, image) => image),
    count,
  );
  const rank = (place: number) => (place * Math.SQRT2) % 1;
  const places = Array.from(spread.keys()).sort((a, b) => rank(a) - rank(b));
  return places.map((place) => spread[place]!);
}
