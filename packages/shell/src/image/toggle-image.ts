import { formatImageReference, type ImageReference } from "../url/image-reference.ts";

/** The images with one more at their end, or without it where it is among them. */
export function toggleImage(images: readonly ImageReference[], image: ImageReference): ImageReference[] {
  return includesImage(images, image)
    ? images.filter((other) => formatImageReference(other) !== formatImageReference(image))
    : [...images, image];
}

/** Whether an image is among others. */
export function includesImage(images: readonly ImageReference[], image: ImageReference): boolean {
  return images.some((other) => formatImageReference(other) === formatImageReference(image));
}
