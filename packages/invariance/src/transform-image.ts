import type { Shape } from "@deconvscope/network";
import { amountBounds, type Transform } from "./amounts.ts";
import { drawAligned } from "./draw-aligned.ts";
import { drawTurned } from "./draw-turned.ts";
import { InvarianceError } from "./invariance-error.ts";
import { sourceMap } from "./source-map.ts";
import { type SurroundedImage, surroundImage } from "./surrounded-image.ts";

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
  drawTransformed(surrounded, transform, amount, drawn);
  return drawn;
}

/**
 * The same of an image that is surrounded already.
 * @param drawn [h, w, c] is written to
 */
export function drawTransformed(
  image: SurroundedImage,
  transform: Transform,
  amount: number,
  drawn: Float32Array,
): void {
  const map = sourceMap(transform, amount, image.shape);
  if (map.rowAcross === 0 && map.columnDown === 0) drawAligned(image, map, drawn);
  else drawTurned(image, map, drawn);
}

/** @throws InvarianceError "wrong-amount" unless an image of that shape may be transformed by so much */
export function requireAmount(transform: Transform, amount: number, shape: Shape): void {
  const [least, most] = amountBounds(transform, shape);
  if (amount >= least && amount <= most) return;
  throw new InvarianceError("wrong-amount", `amount: expected a number from ${least} to ${most}, got ${amount}`);
}
