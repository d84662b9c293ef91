import type { LayerAnatomy } from "../engine/model-anatomy.ts";
import type { StoredModel } from "../store/model-store.ts";

/** A model in a list. */
export function summarise({ name, sha256, description, dataset, anatomy, builtIn }: StoredModel) {
  return {
    name,
    sha256,
    description,
    dataset,
    inputShape: [...anatomy.inputShape],
    parameters: BigInt(anatomy.parameters),
    flops: BigInt(anatomy.flops),
    classes: anatomy.classes,
    builtIn,
  };
}

/** A layer for the wire. */
export function describeLayer(layer: LayerAnatomy) {
  return {
    name: layer.name,
    operator: layer.operator,
    inputs: [...layer.inputs],
    outputShape: [...layer.shape],
    parameters: BigInt(layer.parameters),
    flops: BigInt(layer.flops),
    receptiveField: layer.field,
    projectable: layer.projectable,
  };
}

/** One a class: as given, else "class 0", "class 1", … */
export function classLabels({ labels, anatomy }: StoredModel): string[] {
  return labels.length > 0 ? [...labels] : Array.from({ length: anatomy.classes }, (_, index) => `class ${index}`);
}
