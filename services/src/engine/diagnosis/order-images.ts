import { spreadEvenly } from "../training/spread-evenly.ts";

/**
 * Images evenly spread over a split, in an order of which every beginning is about evenly spread as well: what the first
 * few come to is not what the first classes do.
 */
export function orderImages(among: number, count: number): number[] {
  const spread = spreadEvenly(
    Uint32Array.from({ length: among }, (_, image) => image),
    count,
  );
  const bits = 32 - Math.clz32(spread.length - 1);
  const places = Array.from({ length: 2 ** bits }, (_, place) => reverseBits(place, bits));
  return places.filter((place) => place < spread.length).map((place) => spread[place]!);
}

function reverseBits(value: number, bits: number): number {
  let reversed = 0;
  for (let bit = 0; bit < bits; bit++) {
    reversed = reversed * 2 + (Math.floor(value / 2 ** bit) % 2);
  }
  return reversed;
}
