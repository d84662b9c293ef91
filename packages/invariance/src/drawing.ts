import type { Transform } from "./amounts.ts";
import { drawImages } from "./draw-images.ts";
import { sourceMap } from "./source-map.ts";
import type { SurroundedImage } from "./surrounded-image.ts";

/** An image transformed by some amounts, to be drawn as a batch. */
export interface Drawing {
  readonly image: SurroundedImage;
  readonly transform: Transform;
  readonly amounts: readonly number[];
  /** [b, h, w, c], to be filled: images beyond the amounts repeat the last, so that one graph serves all batches. */
  readonly pixels: Float32Array;
}

/** Who draws. */
export interface Drawer {
  /** @returns once the pixels are filled */
  draw(drawing: Drawing): Promise<void>;
}

/** Draws at once. */
export function drawBatch({ image, transform, amounts, pixels }: Drawing): void {
  const length = image.shape.reduce((product, side) => product * side, 1);
  const imageAt = (index: number) => pixels.subarray(index * length, (index + 1) * length);
  drawImages(
    image,
    amounts.map((amount) => sourceMap(transform, amount, image.shape)),
    pixels,
  );
  for (let index = amounts.length; index * length < pixels.length; index++) imageAt(index).set(imageAt(index - 1));
}
