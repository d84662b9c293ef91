import { seededRandom } from "@deconvscope/network";
import type { BatchData, BatchPlan, BatchSource } from "./batch-source.ts";
import { shuffle } from "./shuffle.ts";
import { TrainingError } from "./training-error.ts";
import type { TrainingImages } from "./training-images.ts";

/** Batches that are read by the thread that asks for them, when it asks. */
export function batchesOf(images: TrainingImages): BatchSource {
  return {
    count: images.count,
    batches: (plan) => {
      const buffers = makeBuffers(plan);
      return fillBatches(images, plan, async () => buffers);
    },
  };
}

/** Buffers for one batch. */
export function makeBuffers({ shape, batchSize }: BatchPlan): BatchData {
  const size = shape.reduce((product, length) => product * length, 1);
  return { images: new Float32Array(batchSize * size), labels: new Int32Array(batchSize), count: 0 };
}

/**
 * Reads the batches of a plan one after another, each into the buffers it is given; ends early where there are none.
 * Every image has random numbers of its own, so that reading may take turns.
 * @param nextBuffers asked for before each batch
 */
export async function* fillBatches(
  images: TrainingImages,
  plan: BatchPlan,
  nextBuffers: () => Promise<BatchData | undefined>,
): AsyncGenerator<BatchData> {
  const random = seededRandom(plan.seed);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    const order =
      plan.order === "shuffled"
        ? shuffle(images.count, random)
        : Uint32Array.from({ length: images.count }, (_, i) => i);
    const whole = plan.order === "shuffled" ? images.count - (images.count % plan.batchSize) : images.count;
    for (let first = 0; first < whole; first += plan.batchSize) {
      const buffers = await nextBuffers();
      if (!buffers) return;
      const indices = order.subarray(first, Math.min(first + plan.batchSize, whole));
      await fillBatch(images, plan, indices, random, buffers);
      yield { ...buffers, count: indices.length };
    }
  }
}

async function fillBatch(
  images: TrainingImages,
  plan: BatchPlan,
  indices: Uint32Array,
  random: () => number,
  buffers: BatchData,
): Promise<void> {
  buffers.images.fill(0);
  buffers.labels.fill(0);
  const size = buffers.images.length / plan.batchSize;
  const labels = Array.from(indices, (index, place) =>
    images.read(
      index,
      buffers.images.subarray(place * size, (place + 1) * size),
      seededRandom(Math.floor(random() * 2 ** 32)),
    ),
  );
  for (const [place, label] of (await Promise.all(labels)).entries()) {
    if (!Number.isInteger(label) || label < 0 || label >= plan.classes)
      throw new TrainingError(
        "out-of-range",
        `label of image ${indices[place]}: expected 0 to ${plan.classes - 1}, got ${label}`,
      );
    buffers.labels[place] = label;
  }
}
