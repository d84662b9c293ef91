import type { Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { Stretch } from "./split-layers.ts";

/**
 * Computes a stretch of layers, and waits until a backend that works by itself has. What is not needed afterwards is freed.
 * @param outputs by layer, of the stretches before; becomes those that are still needed
 * @param compute a layer's output, from `outputs`; undefined where the layer has none of its own
 */
export async function computeStretch(
  { layers, kept }: Stretch,
  outputs: Map<string, tf.Tensor>,
  compute: (layer: Layer) => tf.Tensor | undefined,
): Promise<void> {
  const before = [...outputs];
  tf.tidy(() => {
    for (const layer of layers) {
      const output = compute(layer);
      if (output) outputs.set(layer.name, output);
    }
    for (const name of outputs.keys()) if (!kept.has(name)) outputs.delete(name);
    return [...outputs.values()];
  });
  for (const [name, output] of before) if (!kept.has(name)) output.dispose();
  await waitFor(outputs.get(layers.at(-1)!.name));
}

/** Reads next to nothing: a backend that records then computes all that leads there. */
async function waitFor(output: tf.Tensor | undefined): Promise<void> {
  if (!output) return;
  const corner = tf.slice(
    output,
    output.shape.map(() => 0),
    output.shape.map(() => 1),
  );
  await corner.data();
  corner.dispose();
}
