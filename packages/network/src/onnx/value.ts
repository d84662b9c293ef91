import type { Shape } from "../shape.ts";
import type { Tensor } from "./tensor.ts";

/** The output of a layer that was made of a node, or of the input. */
export interface LayerValue {
  readonly layer: string;
  readonly shape: Shape;
}

/** A value known without an image: an initializer, or what was computed of such. */
export interface ConstantValue {
  /** Its name in the file. */
  readonly constant: string;
  readonly tensor: Tensor;
}

/** What a name in the file's graph stands for. */
export type Value = LayerValue | ConstantValue;

export function isLayer(value: Value): value is LayerValue {
  return "layer" in value;
}
