import { seedAfter, seededRandom } from "@deconvscope/network";
import type { BatchBuffers, BatchData, BatchPlan, BatchSource } from "./batch-source.ts";
import { shuffle } from "./shuffle.ts";
import type { TrainingImages } from "./training-images.ts";
import { writeLabels } from "./write-labels.ts";

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
export function makeBuffers({ shape, batchSize, classes, labels }: BatchPlan): BatchBuffers {
  const size = shape.reduce((product, length) => product * length, 1);
  const width = labels === "several" ? classes : 1;
  return { images: new Float32Array(batchSize * size), labels: new Int32Array(batchSize * width) };
}

/**
 * Reads the batches of a plan one after another, each into the buffers it is given; ends early where there are none.
 * Every image has random numbers of its own, so that reading may take turns.
 * @param nextBuffers asked for before each batch
 */
export async function* fillBatches(
  images: TrainingImages,
  plan: BatchPlan,
  nextBuffers: () => Promise<BatchBuffers | undefined>,
): AsyncGenerator<BatchData> {
  const { count } = images;
  const { batchSize, from = { epoch: 0, batch: 0, random: plan.seed | 0 } } = plan;
  const shuffled = plan.order === "shuffled";
  const whole = shuffled ? count - (count % batchSize) : count;
  let { random } = from;
  for (let { epoch } = from; epoch < plan.epochs; epoch++) {
    const order = shuffled ? shuffle(count, seededRandom(random)) : Uint32Array.from({ length: count }, (_, i) => i);
    const ordered = shuffled ? seedAfter(random, Math.max(0, count - 1)) : random;
    const ended = seedAfter(ordered, whole);
    for (let batch = epoch === from.epoch ? from.batch : 0; batch * batchSize < whole; batch++) {
      const buffers = await nextBuffers();
      if (!buffers) return;
      const [first, end] = [batch * batchSize, Math.min((batch + 1) * batchSize, whole)];
      await fillBatch(images, plan, order.subarray(first, end), seededRandom(seedAfter(ordered, first)), buffers);
      const { images: pixels, labels } = buffers;
      const next = end < whole ? { epoch, batch: batch + 1, random } : { epoch: epoch + 1, batch: 0, random: ended };
      yield { images: pixels, labels, count: end - first, next };
    }
    random = ended;
  }
}

async function fillBatch(
  images: TrainingImages,
  plan: BatchPlan,
  indices: Uint32Array,
  random: () => number,
  buffers: BatchBuffers,
): Promise<void> {
  buffers.images.fill(0);
  buffers.labels.fill(0);
  const size = buffers.images.length / plan.batchSize;
  const read = Array.from(indices, (index, place) =>
    images.read(
      index,
      buffers.images.subarray(place * size, (place + 1) * size),
      seededRandom(Math.floor(random() * 2 ** 32)),
    ),
  );
  const width = buffers.labels.length / plan.batchSize;
  for (const [place, labels] of (await Promise.all(read)).entries())
    writeLabels(labels, plan, indices[place] as number, buffers.labels.subarray(place * width, (place + 1) * width));
}
