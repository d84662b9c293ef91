import type { Layer } from "@deconvscope/proto";
import { layerRole, type ModelView } from "@deconvscope/shell";

/** The layer of the first convolution's maps, as the address calls it; undefined where there is none. */
export function firstMaps({ items }: ModelView): string | undefined {
  return items.find(({ members }) => members.some(isConvolution))?.id;
}

/** How far the first convolution moves from place to place, down and across; undefined where there is none. */
export function firstStrides({ response, layers }: ModelView): [down: number, across: number] | undefined {
  const first = response.layers.find(isConvolution);
  if (!first) return undefined;
  const before = layers.get(first.inputs[0] ?? "")?.receptiveField;
  const stride = (axis: "strideY" | "strideX") => (first.receptiveField?.[axis] ?? 1) / (before?.[axis] || 1);
  return [stride("strideY"), stride("strideX")];
}

const isConvolution = ({ operator }: Layer) => layerRole(operator) === "conv";
