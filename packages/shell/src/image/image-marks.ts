import type { ImageReference } from "../url/image-reference.ts";
import { includesImage } from "./toggle-image.ts";

/** Which of the pictures in a list are marked, and what a press does. */
export interface ImageMarks {
  /** The one that is looked at, where one is chosen. */
  current: ImageReference | undefined;
  /** Those that are chosen, where several are. */
  chosen?: readonly ImageReference[];
  /** No more can be chosen. */
  isFull?: boolean;
  onChoose: (image: ImageReference) => void;
}

/** How a picture of the list is marked and what it does. */
export function markImage({ current, chosen, isFull, onChoose }: ImageMarks, image: ImageReference) {
  const isChosen = chosen && includesImage(chosen, image);
  return {
    ...(chosen ? { pressed: isChosen } : { current: current !== undefined && includesImage([current], image) }),
    disabled: isFull === true && !isChosen,
    onChoose: () => onChoose(image),
  };
}
