import type { Layer, LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { applyLayer } from "../apply-layer.ts";
import type { CompiledNetwork } from "../compile-network.ts";

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
  const { bias } = compiled.weights(layer.name);
  let depth = 0;
  const sums = parts.map((part, index) => {
    const [start, count] = [depth, part.shape[3]!];
    depth += count;
    // Uploaded, not cut on the backend: the graph that is compiled first is then the same as all later ones.
    const filters = compiled.derive(layer.name, `filters ${start} + ${count}`, () => cutFilters(layer, start, count));
    return applyLayer(layer, { filters, ...(index === 0 && bias ? { bias } : {}) }, [part]);
  });
  return sums.reduce((sum, addend) => tf.add(sum, addend));
}

/** The filters' weights for some of the channels that they read, [kh, kw, count, out]. */
function cutFilters({ filters }: LayerOf<"Conv">, start: number, count: number): tf.Tensor4D {
  const [rows = 1, columns = 1, depth = 1, outputs = 1] = filters.shape;
  const share = new Float32Array(rows * columns * count * outputs);
  for (let tap = 0; tap < rows * columns; tap++) {
    const from = (tap * depth + start) * outputs;
    share.set(filters.data.subarray(from, from + count * outputs), tap * count * outputs);
  }
  return tf.tensor4d(share, [rows, columns, count, outputs]);
}
