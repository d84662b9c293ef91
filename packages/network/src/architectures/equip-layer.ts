import type { LayerSpec } from "../layer-spec.ts";
import type { Operator } from "../operator.ts";
import type { Constant, Shape } from "../shape.ts";
import type { ArchitectureLayer } from "./architecture.ts";

/** Where a layer's weights come from. */
export interface WeightSource {
  /** The last axis counts the units, the others what each reads. */
  draw(layer: ArchitectureLayer, shape: Shape): Constant;
  /** One bias a unit. */
  zeros(units: number): Float32Array;
}

/**
 * An architecture's layer with weights for what it reads.
 * @param from name of the layer that it reads
 * @param input that layer's shape
 */
export function equipLayer(layer: ArchitectureLayer, from: string, input: Shape, source: WeightSource): LayerSpec {
  return { name: layer.name, inputs: [from], ...equip(layer, input, source) };
}

function equip(
  layer: ArchitectureLayer,
  input: Shape,
  { draw, zeros }: WeightSource,
): Exclude<Operator, { operator: "Input" }> {
  switch (layer.operator) {
    case "Conv": {
      const { operator, kernel, strides, padding, groups, filters } = layer;
      return {
        operator,
        kernel,
        strides,
        pads: { top: padding, left: padding, bottom: padding, right: padding },
        dilations: [1, 1],
        groups,
        filters: draw(layer, [...kernel, Math.floor((input.at(-1) ?? 0) / groups), filters]),
        bias: zeros(filters),
      };
    }
    case "Gemm":
      return {
        operator: "Gemm",
        weights: draw(layer, [input.at(-1) ?? 0, layer.units]),
        bias: zeros(layer.units),
      };
    case "MaxPool": {
      const { operator, kernel, strides, ceil } = layer;
      return {
        operator,
        kernel,
        strides,
        ceil,
        dilations: [1, 1],
        pads: { top: 0, left: 0, bottom: 0, right: 0 },
      };
    }
    case "LRN": {
      const { operator, size, alpha, beta, bias } = layer;
      return { operator, size, alpha, beta, bias };
    }
    case "Flatten":
      return {
        operator: "Flatten",
        shape: [input.reduce((product, length) => product * length, 1)],
        order: "channels-first",
      };
    case "Softmax":
      return { operator: "Softmax", axes: [input.length - 1] };
    case "Dropout":
    case "Relu":
      return { operator: layer.operator };
  }
}
