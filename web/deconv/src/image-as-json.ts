import type { Look } from "./look.ts";

/** The image of a call in JSON: a dataset's place, or where to put a photo's bytes. */
export function imageAsJson({ image }: Look): Record<string, unknown> {
  const { reference } = image;
  if (reference.kind === "upload") return { encoded: `<base64 of ${image.name}, SHA-256 ${reference.sha256}>` };
  const { dataset, split, index } = reference;
  return { datasetImage: { dataset, split, index } };
}
