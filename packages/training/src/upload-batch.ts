import * as tf from "@tensorflow/tfjs-core";
import type { BatchData, BatchPlan } from "./batch-source.ts";
import type { Batch } from "./train-step.ts";
import type { TrainableNetwork } from "./trainable-network.ts";

/** What a network asks of its batches. */
export function planFor(net: TrainableNetwork, batchSize: number): Pick<BatchPlan, "shape" | "classes" | "batchSize"> {
  return { shape: net.network.layers[0]?.shape ?? [], classes: net.classes, batchSize };
}

/** A batch as tensors on the current backend, to be disposed of before the next is asked for. */
export function uploadBatch(net: TrainableNetwork, { images, labels }: BatchData): Batch {
  const [height = 0, width = 0, channels = 0] = net.network.layers[0]?.shape ?? [];
  return {
    images: tf.tensor4d(images, [labels.length, height, width, channels]),
    labels: tf.tensor1d(labels, "int32"),
  };
}
