import type { ModelView } from "@deconvscope/shell";
import { firstStrides } from "./first-maps.ts";

/** "96 of 7 × 7, stride 2" @param shape of the filters, [kernel height, kernel width, in, out] */
export function describeFirstLayer(shape: readonly number[], model: ModelView): string {
  const [height = 1, width = 1, , outputs = 1] = shape;
  const [down, across] = firstStrides(model) ?? [1, 1];
  return `${outputs} of ${height} × ${width}, stride ${down === across ? down : `${down} and ${across}`}`;
}
