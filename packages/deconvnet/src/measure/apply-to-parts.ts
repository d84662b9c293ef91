import type { Layer, LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { applyLayer } from "../apply-layer.ts";
import type { CompiledNetwork } from "../compile-network.ts";
import { requireWeight } from "../layer-weights.ts";

/**
 * A layer's output as feature maps that were not put together, [b, h, w, c of the part] each: copying them costs a
 * seventh of a pass through SqueezeNet. A convolution of parts is the sum of its filters' shares.
 * @param inputs of each layer that it reads, the parts
 * @returns undefined for layers that need their input in one piece, or get it so
 */
export function applyToParts(
  compiled: CompiledNetwork,
  layer: Layer,
  inputs: readonly (readonly tf.Tensor[])[],
): readonly tf.Tensor[] | undefined {
  const parts = inputs[0]!;
  switch (layer.operator) {
    case "Concat":
      return layer.axis === 2 && layer.shape.length === 3 ? inputs.flat() : undefined;
    case "Relu":
    case "MaxPool":
    case "AveragePool":
    case "Dropout":
    case "Identity":
      return parts.length === 1 ? undefined : parts.map((part) => applyLayer(layer, {}, [part]));
    case "Conv":
      return parts.length === 1 || layer.groups > 1 ? undefined : [convolveParts(compiled, layer, parts)];
    default:
      return undefined;
  }
}

/** Feature maps in one piece. */
export function joinParts(parts: readonly tf.Tensor[]): tf.Tensor {
  return parts.length === 1 ? parts[0]! : tf.concat([...parts], 3);
}

function convolveParts(compiled: CompiledNetwork, layer: LayerOf<"Conv">, parts: readonly tf.Tensor[]): tf.Tensor {
  const weights = compiled.weights(layer.name);
  const filters = requireWeight<tf.Tensor4D>(layer, weights, "filters");
  const [rows, columns, , outputs] = filters.shape;
  let depth = 0;
  const sums = parts.map((part, index) => {
    const count = part.shape[3]!;
    const start = depth;
    depth += count;
    const share = compiled.derive(layer.name, `filters ${start} + ${count}`, () =>
      tf.slice4d(filters, [0, 0, start, 0], [rows, columns, count, outputs]),
    );
    const bias = index === 0 && weights.bias ? { bias: weights.bias } : {};
    return applyLayer(layer, { filters: share, ...bias }, [part]);
  });
  return sums.reduce((sum, addend) => tf.add(sum, addend));
}
