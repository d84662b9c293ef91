import type { ImageSet, ModelView } from "@deconvscope/shell";

/** Whether images of a dataset can become a network's input: they have one channel or three. */
export function takesPictures({ summary }: Pick<ModelView, "summary">): boolean {
  return [1, 3].includes(summary.inputShape[2] ?? 0);
}

/** Images that a network is diagnosed on: none where they cannot become its input, whatever is asked for. */
export function fittingImages(
  model: Pick<ModelView, "summary"> | undefined,
  images: ImageSet | undefined,
): ImageSet | undefined {
  return model && !takesPictures(model) ? undefined : images;
}

/** Why a network is not diagnosed on images. */
export function sayNoPictures({ summary }: Pick<ModelView, "summary">): string {
  return `${summary.name} takes ${summary.inputShape[2] ?? 0} channels, which no image of a dataset has: its filters alone are judged.`;
}
