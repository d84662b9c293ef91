import type { Layer } from "@deconvscope/proto";
import type { ModelView } from "@deconvscope/shell";

/** "96 of 7 × 7, stride 2" @param shape of the filters, [kernel height, kernel width, in, out] */
export function describeFirstLayer(shape: readonly number[], layer: Layer, { layers }: ModelView): string {
  const [height = 1, width = 1, , outputs = 1] = shape;
  const own = layer.receptiveField;
  const before = layers.get(layer.inputs[0] ?? "")?.receptiveField;
  const stride = (axis: "strideY" | "strideX") => (own?.[axis] ?? 1) / (before?.[axis] || 1);
  const [down, across] = [stride("strideY"), stride("strideX")];
  return `${outputs} of ${height} × ${width}, stride ${down === across ? down : `${down} and ${across}`}`;
}
