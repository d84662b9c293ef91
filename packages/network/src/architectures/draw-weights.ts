import type { Constant, Shape } from "../shape.ts";
import { countWeights } from "./count-weights.ts";
import { drawGaussian } from "./draw-gaussian.ts";

/** N(0, 2 / inputs of a unit), or the paper's N(0, 0.01²). */
export type Initialisation = "he" | "gaussian-0.01";

/**
 * Random weights of a layer.
 * @param shape the last axis counts the units, the others what each reads
 * @param random uniform in [0, 1)
 * @throws NetworkError naming the layer, for no weights or more than 2^28
 * @see He et al. 2015
 */
export function drawWeights(
  layer: { readonly name: string; readonly operator: string },
  shape: Shape,
  random: () => number,
  initialise: Initialisation,
): Constant {
  const count = countWeights(layer, shape);
  const reads = count / (shape.at(-1) ?? 1);
  const deviation = initialise === "he" ? Math.sqrt(2 / reads) : 0.01;
  return { shape, data: drawGaussian(count, deviation, random) };
}
