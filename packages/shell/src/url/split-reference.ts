/** A dataset's images that belong together: `tiny-imagenet-20:val`. */
export interface SplitReference {
  dataset: string;
  split: string;
}

/** Reads an address's `on`; undefined where it is not one. */
export function parseSplitReference(text: string): SplitReference | undefined {
  const found = /^(.+):([^:]*)$/.exec(text);
  return found ? { dataset: found[1]!, split: found[2]! } : undefined;
}

/** The inverse of parseSplitReference. */
export function formatSplitReference({ dataset, split }: SplitReference): string {
  return `${dataset}:${split}`;
}
