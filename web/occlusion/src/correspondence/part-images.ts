import { formatImageReference, type ImageReference, type LoadedImage, type PixelRect } from "@deconvscope/shell";

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
/** Rectangles that somebody drew, by image; an image without is as it knows itself. */
export type DrawnParts = Readonly<Record<string, Parts>>;

/** An image's rectangles: drawn ones in place of its own. */
export function partsOf({ reference, known }: Pick<PartImage, "reference" | "known">, drawn: DrawnParts): Parts {
  return drawn[formatImageReference(reference)] ?? known;
}

/** Names that every image has, in the order of the first. */
export function commonParts(images: readonly Pick<PartImage, "reference" | "known">[], drawn: DrawnParts): string[] {
  const [first, ...others] = images.map((image) => partsOf(image, drawn));
  return Object.keys(first ?? {}).filter((name) => others.every((parts) => name in parts));
}

const papers = ["right eye", "left eye", "nose"];

/** What is measured where nobody chose: the paper's three parts, as far as they are known, else the first three. */
export function defaultParts(common: readonly string[]): string[] {
  const found = papers.filter((name) => common.includes(name));
  return found.length > 0 ? found : common.slice(0, 3);
}
