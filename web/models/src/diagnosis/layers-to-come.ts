import type { Layer } from "@deconvscope/proto";
import { layerRole, type ModelView } from "@deconvscope/shell";

/** Which rows the figures of a diagnosis will have, by what they are called, before anything is measured. */
export interface LayersToCome {
  /** Of layers whose maps fire or do not. */
  firing: readonly string[];
  /** Of layers with a stride. */
  aliasing: readonly string[];
}

/** Reads them off the network: what an activation function follows, and what moves by more than a pixel. */
export function layersToCome({ items, layers }: Pick<ModelView, "items" | "layers">): LayersToCome {
  const isActive = ({ operator }: Layer) => layerRole(operator) === "activation";
  const isStrided = ({ operator, inputs, receptiveField, outputShape }: Layer) => {
    const before = layers.get(inputs[0] ?? "")?.receptiveField;
    const isOnePlace = outputShape[0] === 1 && outputShape[1] === 1;
    const moves = (receptiveField?.strideY ?? 1) > (before?.strideY || 1);
    return ["conv", "pool"].includes(layerRole(operator)) && !operator.startsWith("Global") && moves && !isOnePlace;
  };
  const called = (matches: (layer: Layer) => boolean) =>
    items.filter(({ members }) => members.some(matches)).map(({ label }) => label);
  return { firing: called(isActive), aliasing: called(isStrided) };
}
