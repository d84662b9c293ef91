import * as tf from "@tensorflow/tfjs-core";
import type { BatchData, BatchPlan } from "./batch-source.ts";
import type { Batch } from "./train-step.ts";
import type { TrainableNetwork } from "./trainable-network.ts";

type BatchShape = Pick<BatchPlan, "shape" | "classes" | "labels" | "batchSize">;

/** What a network asks of its batches. */
export function planFor(net: TrainableNetwork, batchSize: number, labels: BatchPlan["labels"] = "one"): BatchShape {
  return { shape: net.network.layers[0]?.shape ?? [], classes: net.classes, labels, batchSize };
}

/** A batch as tensors on the current backend, to be disposed of before the next is asked for. */
export function uploadBatch(plan: BatchShape, data: BatchData): Batch {
  return {
    images: tf.tensor(data.images, [plan.batchSize, ...plan.shape]),
    labels:
      plan.labels === "several"
        ? tf.tensor2d(data.labels, [plan.batchSize, plan.classes], "int32")
        : tf.tensor1d(data.labels, "int32"),
  };
}
