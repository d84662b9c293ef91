import { formatShape, rejectLayer } from "../reject-layer.ts";
import type { Shape } from "../shape.ts";

/** Beyond this a single layer's weights would take a gigabyte. */
const MOST_WEIGHTS = 2 ** 28;

/**
 * How many weights a shape has.
 * @throws NetworkError "inconsistent" naming the layer, for none or more than 2^28
 */
export function countWeights(layer: { readonly name: string; readonly operator: string }, shape: Shape): number {
  const count = shape.reduce((product, length) => product * length, 1);
  if (!shape.every((length) => Number.isInteger(length) && length >= 1) || count > MOST_WEIGHTS) {
    rejectLayer(layer, `expected weights of 1 to ${MOST_WEIGHTS} values, got ${formatShape(shape)}`);
  }
  return count;
}
