import type { Transform } from "./amounts.ts";
import { openDrawing } from "./draw-image.ts";
import type { SharedValues } from "./drawing-memory.ts";
import { sourceMap } from "./source-map.ts";
import type { SurroundedImage } from "./surrounded-image.ts";
import type { SharedMemory } from "./web-assembly.ts";

/** An image transformed by some amounts, to be drawn as a batch. */
export interface Drawing {
  /** In which both images and pixels lie. */
  readonly memory: SharedMemory;
  readonly image: SurroundedImage;
  readonly transform: Transform;
  readonly amounts: readonly number[];
  /** [b, h, w, c], to be filled: images beyond the amounts repeat the last, so that one graph serves all batches. */
  readonly pixels: SharedValues;
}

/** Who draws. */
export interface Drawer {
  /** @returns once the pixels are filled */
  draw(drawing: Drawing): Promise<void>;
}

/** Draws at once. */
export function drawBatch({ memory, image, transform, amounts, pixels }: Drawing): void {
  const draw = openDrawing(memory);
  const length = image.shape.reduce((product, side) => product * side, 1);
  const imageAt = (index: number) => pixels.subarray(index * length, (index + 1) * length);
  for (const [index, amount] of amounts.entries()) {
    draw(image, sourceMap(transform, amount, image.shape), imageAt(index));
  }
  for (let index = amounts.length; index * length < pixels.length; index++) imageAt(index).set(imageAt(index - 1));
}
