import type { ModelView } from "@deconvscope/shell";
import { takesPictures } from "./diagnosis/takes-pictures.ts";

/** Why no images tell how right a network is, or how sure of a class; undefined where they do. */
export function whyNotJudged({ summary }: Pick<ModelView, "summary">): string | undefined {
  const { name, inputShape, classes } = summary;
  if (classes === 0) return `${name} does not end in one score a class`;
  if (takesPictures({ summary })) return undefined;
  return `${name} takes ${inputShape[2] ?? 0} channels, which no image of a dataset has`;
}
