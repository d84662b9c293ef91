import * as tf from "@tensorflow/tfjs-core";
import type { TrainingImages } from "./train.ts";
import type { TrainableNetwork } from "./trainable-network.ts";

/** Share of images whose most probable class is their label. @param batchSize images a pass */
export async function measureAccuracy(
  net: TrainableNetwork,
  images: TrainingImages,
  batchSize: number,
): Promise<number> {
  const shape = (net.network.layers[0]?.shape ?? []) as [number, number, number];
  const size = shape[0] * shape[1] * shape[2];
  let right = 0;
  for (let first = 0; first < images.count; first += batchSize) {
    const count = Math.min(batchSize, images.count - first);
    const pixels = new Float32Array(count * size);
    const labels = Array.from({ length: count }, (_, place) =>
      images.read(first + place, pixels.subarray(place * size, (place + 1) * size), () => 0.5),
    );
    const best = tf.tidy(() => tf.argMax(net.logits(tf.tensor4d(pixels, [count, ...shape])), 1));
    const guesses = await best.data();
    best.dispose();
    right += labels.filter((label, place) => guesses[place] === label).length;
  }
  return right / images.count;
}
