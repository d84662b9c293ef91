import { applyLayer, type CompiledNetwork } from "@deconvscope/deconvnet";
import type { Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { Stretch } from "../windows/split-layers.ts";
import type { BatchPlan } from "./batch-plan.ts";

/**
 * Runs images through a network as far as a plan's layers. The batch is filled up with its last image, so that one graph
 * serves all.
 * @param images [h, w, c] each, at most the plan's size
 * @param pause is waited for between stretches; where it rejects, nothing stays behind
 * @returns for each of the plan's layers [images, …shape]
 */
export async function runBatch(
  plan: BatchPlan,
  images: readonly Float32Array[],
  pause: () => Promise<void>,
): Promise<Float32Array[]> {
  const pixels = joinImages(images, plan.size);
  const outputs = new Map<string, tf.Tensor>();
  try {
    for (const stretch of plan.stretches) {
      await pause();
      await advance(plan.compiled, stretch, outputs, pixels, plan.size);
    }
    return await Promise.all(
      plan.wanted.map(async (name) => {
        const values = new Float32Array(await outputs.get(name)!.data());
        return values.subarray(0, (values.length / plan.size) * images.length);
      }),
    );
  } finally {
    tf.dispose([...outputs.values()]);
  }
}

async function advance(
  compiled: CompiledNetwork,
  { layers, kept }: Stretch,
  outputs: Map<string, tf.Tensor>,
  pixels: Float32Array,
  size: number,
): Promise<void> {
  const before = [...outputs];
  const compute = (layer: Layer): tf.Tensor => {
    const [height = 1, width = 1, channels = 1] = layer.shape;
    if (layer.operator === "Input") return tf.tensor4d(pixels, [size, height, width, channels]);
    const inputs = layer.inputs.map((name) => outputs.get(name)!);
    return applyLayer(layer, compiled.weights(layer.name), inputs);
  };
  tf.tidy(() => {
    for (const layer of layers) outputs.set(layer.name, compute(layer));
    for (const name of outputs.keys()) if (!kept.has(name)) outputs.delete(name);
    return [...outputs.values()];
  });
  for (const [name, output] of before) if (!kept.has(name)) output.dispose();
  await waitFor(outputs.get(layers.at(-1)!.name)!);
}

/** Reads next to nothing: a backend that records then computes all that leads there. */
async function waitFor(output: tf.Tensor): Promise<void> {
  const corner = tf.slice(
    output,
    output.shape.map(() => 0),
    output.shape.map(() => 1),
  );
  await corner.data();
  corner.dispose();
}

function joinImages(images: readonly Float32Array[], size: number): Float32Array {
  const length = images[0]!.length;
  const joined = new Float32Array(size * length);
  for (let index = 0; index < size; index++) joined.set(images[Math.min(index, images.length - 1)]!, index * length);
  return joined;
}
