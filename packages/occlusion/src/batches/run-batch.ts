import { applyLayer } from "@deconvscope/deconvnet";
import type { Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { computeStretch } from "../windows/compute-stretch.ts";
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
  const compute = (layer: Layer): tf.Tensor => {
    const [height = 1, width = 1, channels = 1] = layer.shape;
    if (layer.operator === "Input") return tf.tensor4d(pixels, [plan.size, height, width, channels]);
    const inputs = layer.inputs.map((name) => outputs.get(name)!);
    return applyLayer(layer, plan.compiled.weights(layer.name), inputs);
  };
  try {
    for (const stretch of plan.stretches) {
      await pause();
      await computeStretch(stretch, outputs, compute);
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

function joinImages(images: readonly Float32Array[], size: number): Float32Array {
  const length = images[0]!.length;
  const joined = new Float32Array(size * length);
  for (let index = 0; index < size; index++) joined.set(images[Math.min(index, images.length - 1)]!, index * length);
  return joined;
}
