import { formatImageReference, type ImageReference, type LoadedImage, type PixelRect } from "@deconvscope/shell";
import type { DrawnParts } from "./drawn-parts.ts";

/** Rectangles of an image by the name of what lies there, in pixels of the model's input. */
export type Parts = Readonly<Record<string, PixelRect>>;
/** An image that takes part, with the rectangles that it knows by itself. */
export interface PartImage {
  reference: ImageReference;
  image: LoadedImage;
  /** What the network sees of it. */
  pictureUrl: string;
  known: Parts;
}
/** An image that did not come, and why. */
export interface AbsentImage {
  reference: ImageReference;
  message: string;
}

/** An image's rectangles: drawn ones in place of its own, without those that were taken away. */
export function partsOf({ reference, known }: Pick<PartImage, "reference" | "known">, drawn: DrawnParts): Parts {
  const all = { ...known, ...drawn[formatImageReference(reference)] };
  return Object.fromEntries(Object.entries(all).flatMap(([name, rect]) => (rect ? [[name, rect]] : [])));
}

/** Names that every image has, in the order of the first. */
export function commonParts(images: readonly Pick<PartImage, "reference" | "known">[], drawn: DrawnParts): string[] {
  const [first, ...others] = images.map((image) => partsOf(image, drawn));
  return Object.keys(first ?? {}).filter((name) => others.every((parts) => name in parts));
}

/**
 * How far apart the middles of two images' parts lie on average, in pixels: of the paper's three where both know them.
 * @returns undefined where they know no part in common
 */
export function distanceOfParts(one: Parts, other: Parts): number | undefined {
  const common = Object.keys(one).filter((name) => name in other);
  const papersOwn = common.filter((name) => papers.includes(name));
  const compared = papersOwn.length > 0 ? papersOwn : common;
  if (compared.length === 0) return undefined;
  const distances = compared.map((name) => {
    const [a, b] = [one[name]!, other[name]!];
    return Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

const papers = ["right eye", "left eye", "nose"];

/** What is measured where nobody chose: the paper's three parts, as far as they are known, else the first three. */
export function defaultParts(common: readonly string[]): string[] {
  const found = papers.filter((name) => common.includes(name));
  return found.length > 0 ? found : common.slice(0, 3);
}
