import { applyLayer, averageShares, type CompiledNetwork } from "@deconvscope/deconvnet";
import type { Layer, LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { Place } from "../square-grid.ts";
import type { LayerWindow } from "./layer-window.ts";

const noPads = { top: 0, left: 0, bottom: 0, right: 0 };

/**
 * A layer's output inside a window.
 * @param inputs [b, …] the cells that it reads, padding among them
 * @returns [b, window rows, window columns, c]
 */
export function applyToWindow(
  compiled: CompiledNetwork,
  layer: Layer,
  inputs: readonly tf.Tensor[],
  window: LayerWindow,
  places: readonly Place[],
): tf.Tensor {
  const weights = compiled.weights(layer.name);
  const channels = layer.shape[2]!;
  const shape = [window.rows.size, window.columns.size, channels];
  switch (layer.operator) {
    case "Conv":
    case "MaxPool":
      return applyLayer({ ...layer, pads: noPads, shape }, weights, inputs);
    case "AveragePool": {
      const mean = applyLayer({ ...layer, pads: noPads, shape }, weights, inputs);
      return isPadded(layer) ? tf.mul(mean, correctMeans(compiled, layer, window, places)) : mean;
    }
    case "Pad":
      return inputs[0]!;
    case "Slice":
      return applyLayer({ ...layer, shape, starts: [0, 0, layer.starts[2]!], sizes: shape }, weights, inputs);
    default:
      return applyLayer({ ...layer, shape }, weights, inputs);
  }
}

function isPadded({ pads, ceil }: LayerOf<"AveragePool">): boolean {
  return ceil || pads.top + pads.left + pads.bottom + pads.right > 0;
}

/** What makes the mean over a pool's window the mean over those of its cells that count, [b, rows, columns, 1]. */
function correctMeans(
  compiled: CompiledNetwork,
  layer: LayerOf<"AveragePool">,
  { rows, columns }: LayerWindow,
  places: readonly Place[],
): tf.Tensor {
  const [height = 1, width = 1] = compiled.layer(layer.inputs[0]!).shape;
  const taps = layer.kernel[0] * layer.kernel[1];
  const factors = compiled.derive(layer.name, "factors of means", () =>
    tf.reshape(tf.mul(averageShares(layer, height, width), taps), [-1]),
  );
  const cells = places.flatMap(({ top, left }) =>
    Array.from({ length: rows.size * columns.size }, (_, cell) => {
      const y = rows.starts[top]! + Math.floor(cell / columns.size);
      return y * columns.length + columns.starts[left]! + (cell % columns.size);
    }),
  );
  return tf.reshape(tf.gather(factors, tf.tensor1d(cells, "int32")), [places.length, rows.size, columns.size, 1]);
}
