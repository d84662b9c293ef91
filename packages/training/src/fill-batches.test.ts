import { expect, test } from "vitest";
import type { BatchPlan, BatchPosition } from "./batch-source.ts";
import { batchesOf } from "./fill-batches.ts";
import type { TrainingImages } from "./training-images.ts";

const plan: BatchPlan = { shape: [1, 1, 2], classes: 9, batchSize: 3, epochs: 1, seed: 1, order: "shuffled" };

/** Image i is [i, a random number]; odd ones are ready later. */
const numbered = (count: number): TrainingImages => ({
  count,
  read: (index, target, random) => {
    const finish = () => {
      target.set([index, random()]);
      return index % 9;
    };
    return index % 2 === 0 ? finish() : new Promise<void>((resolve) => setImmediate(resolve)).then(finish);
  },
});

async function collect(images: TrainingImages, changed: Partial<BatchPlan>) {
  const batches: { indices: number[]; drawn: number[]; labels: number[]; count: number; next: BatchPosition }[] = [];
  for await (const { images: pixels, labels, count, next } of batchesOf(images).batches({ ...plan, ...changed }))
    batches.push({
      indices: [...pixels].filter((_, place) => place % 2 === 0),
      drawn: [...pixels].filter((_, place) => place % 2 === 1),
      labels: [...labels],
      count,
      next,
    });
  return batches;
}

test("in order, the last batch is filled up with zeros and says how many are there", async () => {
  const batches = await collect(numbered(8), { order: "in-order" });
  expect(batches.map(({ count }) => count)).toEqual([3, 3, 2]);
  expect(batches.flatMap(({ indices }) => indices)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0]);
  expect(batches[2]).toMatchObject({ labels: [6, 7, 0], drawn: [expect.any(Number), expect.any(Number), 0] });
});

test("shuffled, each epoch has an order of its own and whole batches only", async () => {
  const batches = await collect(numbered(8), { epochs: 3 });
  expect(batches.map(({ count }) => count)).toEqual([3, 3, 3, 3, 3, 3]);
  const epochs = [0, 2, 4].map((first) => batches.slice(first, first + 2).flatMap(({ indices }) => indices));
  for (const epoch of epochs) expect(new Set(epoch).size).toBe(6);
  expect(new Set(epochs.map(String)).size).toBe(3);
  for (const { indices, labels } of batches) expect(labels).toEqual(indices);
});

test("every image's random numbers are its own, whichever is ready first, and the seed's", async () => {
  const first = await collect(numbered(8), {});
  expect(new Set(first.flatMap(({ drawn }) => drawn)).size).toBe(6);
  expect(await collect(numbered(8), {})).toEqual(first);
  const inTurn: TrainingImages = {
    count: 8,
    read: (index, target, random) => {
      target.set([index, random()]);
      return index;
    },
  };
  expect(await collect(inTurn, {})).toEqual(first);
  expect(await collect(numbered(8), { seed: 2 })).not.toEqual(first);
});

test.each(["shuffled", "in-order"] as const)("goes on from any batch with those that were left, %s", async (order) => {
  const whole = await collect(numbered(8), { epochs: 3, order });
  for (const [index, { next }] of whole.entries())
    expect(await collect(numbered(8), { epochs: 3, order, from: next })).toEqual(whole.slice(index + 1));
  const another = await collect(numbered(8), { epochs: 4, order, from: whole.at(-1)!.next });
  expect(another).toEqual((await collect(numbered(8), { epochs: 4, order })).slice(whole.length));
});

test.each([9, -1, 1.5, Number.NaN])("refuses the label %d", async (label) => {
  const images: TrainingImages = { count: 3, read: () => label };
  await expect(collect(images, { order: "in-order" })).rejects.toThrow(
    `label of image 0: expected 0 to 8, got ${label}`,
  );
});
