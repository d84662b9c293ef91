/** Images of an address: so many of a split, evenly spread. */
export interface ImageSet {
  dataset: string;
  split: string;
  images: number;
}

/** Reads `menagerie:validation:500`; undefined where it is not one. */
export function parseImageSet(text: string): ImageSet | undefined {
  const match = /^(.+):([^:]*):([1-9]\d{0,8})$/.exec(text);
  return match ? { dataset: match[1]!, split: match[2]!, images: Number(match[3]) } : undefined;
}

/** The inverse of parseImageSet. */
export function formatImageSet({ dataset, split, images }: ImageSet): string {
  return `${dataset}:${split}:${images}`;
}
