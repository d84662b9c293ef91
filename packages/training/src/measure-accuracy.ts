import * as tf from "@tensorflow/tfjs-core";
import type { BatchSource } from "./batch-source.ts";
import { settleWeights } from "./settle-weights.ts";
import type { TrainableNetwork } from "./trainable-network.ts";
import { planFor, uploadBatch } from "./upload-batch.ts";

/**
 * Share of images whose most probable class is their label. Every pass has the same size, the last one's rest is
 * computed and not counted: another size would be compiled anew.
 * @param batchSize images a pass
 */
export async function measureAccuracy(net: TrainableNetwork, source: BatchSource, batchSize: number): Promise<number> {
  const plan = { ...planFor(net, batchSize), epochs: 1, seed: 0, order: "in-order" } as const;
  let right = 0;
  settleWeights(net);
  for await (const data of source.batches(plan)) {
    const { images, labels } = uploadBatch(plan, data);
    const best = tf.tidy(() => tf.argMax(net.logits(images), 1));
    const guesses = await best.data();
    tf.dispose([images, labels, best]);
    for (let place = 0; place < data.count; place++) if (guesses[place] === data.labels[place]) right += 1;
  }
  return right / source.count;
}
