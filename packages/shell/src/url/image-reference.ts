/** Where the image on screen comes from: `menagerie:validation:3`, or `upload:<sha256>` for a photo that this browser keeps. */
export type ImageReference =
  | { kind: "dataset"; dataset: string; split: string; index: number }
  | { kind: "upload"; sha256: string };

/** Reads an address's `image`; undefined where it is not one. */
export function parseImageReference(text: string): ImageReference | undefined {
  const upload = /^upload:([0-9a-f]{64})$/.exec(text);
  if (upload) return { kind: "upload", sha256: upload[1]! };
  const dataset = /^(.+):([^:]*):(\d{1,9})$/.exec(text);
  if (!dataset) return undefined;
  return { kind: "dataset", dataset: dataset[1]!, split: dataset[2]!, index: Number(dataset[3]) };
}

/** The inverse of parseImageReference. */
export function formatImageReference(image: ImageReference): string {
  return image.kind === "upload" ? `upload:${image.sha256}` : `${image.dataset}:${image.split}:${image.index}`;
}
