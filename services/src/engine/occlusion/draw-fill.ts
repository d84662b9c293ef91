import type { Shape } from "@deconvscope/network";
import { fillBlurred, fillConstant, fillNoise } from "@deconvscope/occlusion";
import type { Fill } from "./occlusion-job.ts";

/**
 * What a mask shows, each pixel at its own place.
 * @param input [h, w, c] the image
 * @param side of the mask: a blur is of half of it
 * @returns [h, w, c]
 */
export function drawFill(fill: Fill, input: Float32Array, shape: Shape, side: number): Float32Array {
  switch (fill.kind) {
    case "constant":
      return fillConstant(shape, fill.values);
    case "noise":
      return fillNoise(input, shape[2] ?? 1, fill.seed);
    case "blur":
      return fillBlurred(input, shape, side / 2);
  }
}
