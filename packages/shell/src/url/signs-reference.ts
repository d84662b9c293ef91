import { escapeMarks, unescapeMarks } from "./escape-marks.ts";

/** Sign patterns of an address: what masking a part did to a layer, and which two images are compared. */
export interface SignsReference {
  part: string;
  layer: string;
  /** Places among the images, from 0, the smaller first. */
  pair: readonly [number, number];
}

/** Reads `left eye/0-2/fire9/concat`; undefined where it is not one. */
export function parseSignsReference(text: string): SignsReference | undefined {
  const found = /^([^/]+)\/(\d{1,3})-(\d{1,3})\/(.+)$/.exec(text);
  if (!found) return undefined;
  const [first, second] = [Number(found[2]), Number(found[3])];
  if (first >= second) return undefined;
  return { part: unescapeMarks(found[1]!), layer: found[4]!, pair: [first, second] };
}

/** The inverse of parseSignsReference. */
export function formatSignsReference({ part, layer, pair }: SignsReference): string {
  return `${escapeMarks(part)}/${pair.join("-")}/${layer}`;
}
