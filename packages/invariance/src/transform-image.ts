import type { Shape } from "@deconvscope/network";
import { amountBounds, type Transform } from "./amounts.ts";
import { InvarianceError } from "./invariance-error.ts";
import { sampleBilinear } from "./sample-bilinear.ts";
import { sourceMap } from "./source-map.ts";

/**
 * An image moved, scaled or turned, with bilinear interpolation; whole translations are exact copies.
 * @param image [h, w, c]
 * @param fill one a channel: what exposed pixels hold; left out: 0
 * @param drawn [h, w, c] is written to; left out: made
 * @returns `drawn`
 * @throws InvarianceError "wrong-image", "wrong-amount", "wrong-fill"
 */
export function transformImage(
  image: Float32Array,
  shape: Shape,
  transform: Transform,
  amount: number,
  fill?: readonly number[],
  drawn: Float32Array = new Float32Array(image.length),
): Float32Array {
  const length = shape.reduce((product, size) => product * size, 1);
  if (image.length !== length || drawn.length !== length) {
    const given = image.length === length ? drawn.length : image.length;
    throw new InvarianceError("wrong-image", `image: expected ${length} numbers, got ${given}`);
  }
  requireAmount(transform, amount, shape);
  sampleBilinear(image, shape, sourceMap(transform, amount, shape), readFill(fill, shape), drawn);
  return drawn;
}

/** @throws InvarianceError "wrong-amount" unless an image of that shape may be transformed by so much */
export function requireAmount(transform: Transform, amount: number, shape: Shape): void {
  const [least, most] = amountBounds(transform, shape);
  if (amount >= least && amount <= most) return;
  throw new InvarianceError("wrong-amount", `amount: expected a number from ${least} to ${most}, got ${amount}`);
}

function readFill(fill: readonly number[] | undefined, [, , channels = 1]: Shape): Float32Array {
  if (fill === undefined) return new Float32Array(channels);
  const values = Float32Array.from(fill);
  if (values.length === channels && values.every(Number.isFinite)) return values;
  throw new InvarianceError("wrong-fill", `fill: expected ${channels} finite numbers, got [${fill.join(", ")}]`);
}
