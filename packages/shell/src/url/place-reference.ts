/** A place on an image as shares of its sides, so that it means the same on every input: `0.41,0.53` is x, y. */
export interface PlaceReference {
  /** 0 … 1. */
  y: number;
  x: number;
}

/** Reads an address's `square`; undefined where it is not one. */
export function parsePlaceReference(text: string): PlaceReference | undefined {
  const found = /^([01](?:\.\d{1,9})?),([01](?:\.\d{1,9})?)$/.exec(text);
  if (!found) return undefined;
  const [x, y] = [Number(found[1]), Number(found[2])];
  return x <= 1 && y <= 1 ? { y, x } : undefined;
}

/** The inverse of parsePlaceReference, to a ten-thousandth. */
export function formatPlaceReference({ y, x }: PlaceReference): string {
  return `${formatShare(x)},${formatShare(y)}`;
}

/** To a ten-thousandth: less than a pixel of any input. */
export function formatShare(share: number): string {
  return String(Number(Math.max(0, Math.min(1, share)).toFixed(4)));
}
