import type { Shape } from "@deconvscope/network";
import { amountBounds, type Transform } from "./amounts.ts";
import { drawImages } from "./draw-images.ts";
import { InvarianceError } from "./invariance-error.ts";
import { sourceMap } from "./source-map.ts";
import { surroundImage } from "./surrounded-image.ts";

/**
 * An image moved, scaled or turned, with bilinear interpolation; whole translations are exact copies.
 * @param image [h, w, c]
 * @param fill one a channel: what exposed pixels hold; left out: 0
 * @returns [h, w, c]
 * @throws InvarianceError "wrong-image", "wrong-amount", "wrong-fill"
 */
export function transformImage(
  image: Float32Array,
  shape: Shape,
  transform: Transform,
  amount: number,
  fill?: readonly number[],
): Float32Array {
  const surrounded = surroundImage(image, shape, fill);
  requireAmount(transform, amount, shape);
  const drawn = new Float32Array(image.length);
  drawImages(surrounded, [sourceMap(transform, amount, surrounded.shape)], drawn);
  return drawn;
}

/** @throws InvarianceError "wrong-amount" unless an image of that shape may be transformed by so much */
export function requireAmount(transform: Transform, amount: number, shape: Shape): void {
  const [least, most] = amountBounds(transform, shape);
  if (amount >= least && amount <= most) return;
  throw new InvarianceError("wrong-amount", `amount: expected a number from ${least} to ${most}, got ${amount}`);
}
