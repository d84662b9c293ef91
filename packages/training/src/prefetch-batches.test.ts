import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type StripedParameters, trainingImages } from "../test/striped-images.ts";
import type { BatchPlan, BatchSource } from "./batch-source.ts";
import { batchesOf } from "./fill-batches.ts";
import { type PrefetchedBatches, type PrefetchOptions, prefetchBatches } from "./prefetch-batches.ts";

const striped = new URL("../test/striped-images.ts", import.meta.url);
const plan: BatchPlan = { shape: [2, 2, 1], classes: 3, batchSize: 4, epochs: 2, seed: 5, order: "shuffled" };
const parameters: StripedParameters = { count: 11, classes: 3 };

const opened: PrefetchedBatches[] = [];
let shared: PrefetchedBatches;
beforeAll(async () => {
  shared = await prefetchBatches(striped, { parameters });
});
afterEach(async () => {
  for (const source of opened.splice(0)) await source.close();
});
afterAll(() => shared.close());

async function open(options: PrefetchOptions) {
  const source = await prefetchBatches(striped, { parameters, ...options });
  opened.push(source);
  return source;
}

async function collect(source: BatchSource, changed: Partial<BatchPlan> = {}) {
  const batches: { images: number[]; labels: number[]; count: number }[] = [];
  for await (const { images, labels, count } of source.batches({ ...plan, ...changed }))
    batches.push({ images: [...images], labels: [...labels], count });
  return batches;
}

test.each(["shuffled", "in-order"] as const)("the same batches as in this thread, %s", async (order) => {
  expect(shared.count).toBe(11);
  const batches = await collect(shared, { order });
  expect(batches).toHaveLength(order === "shuffled" ? 2 * 2 : 2 * 3);
  expect(batches).toEqual(await collect(batchesOf(trainingImages(parameters)), { order }));
});

test.each([1, 5])("the same batches with %d ahead", async (ahead) => {
  expect(await collect(await open({ ahead }))).toEqual(await collect(shared));
});

test("a plan goes on where a batch says the next is", async () => {
  const whole = await collect(shared);
  for await (const { next } of shared.batches(plan)) {
    whole.shift();
    expect(await collect(shared, { from: next })).toEqual(whole);
  }
});

test("two plans at once do not disturb each other", async () => {
  const [first, second] = await Promise.all([collect(shared), collect(shared, { seed: 6 })]);
  expect(first).toEqual(await collect(shared));
  expect(second).toEqual(await collect(shared, { seed: 6 }));
  expect(second).not.toEqual(first);
});

test("a batch's buffers go back when the next is asked for", async () => {
  const seen: Float32Array[] = [];
  for await (const { images } of shared.batches(plan)) {
    expect(images).toHaveLength(4 * 4);
    for (const earlier of seen) expect(earlier).toHaveLength(0);
    seen.push(images);
  }
});

test("a plan that is left early does not stop the next", async () => {
  for await (const { count } of shared.batches(plan)) {
    expect(count).toBe(4);
    break;
  }
  expect(await collect(shared)).toHaveLength(4);
});

test("an image that cannot be read ends the plan with its error, and only the plan", async () => {
  const source = await open({ parameters: { ...parameters, fails: 10 } });
  await expect(collect(source)).rejects.toThrow("image 10 cannot be read");
  const batches = source.batches({ ...plan, order: "in-order" })[Symbol.asyncIterator]();
  expect((await batches.next()).value).toMatchObject({ count: 4 });
  await batches.return?.();
});

test("a label beyond the classes is a TrainingError here too", async () => {
  await expect(collect(shared, { classes: 2 })).rejects.toMatchObject({
    name: "TrainingError",
    code: "out-of-range",
    message: expect.stringMatching(/label of image \d+: expected 0 to 1, got 2/),
  });
});

test("a closed thread says so to who still reads", async () => {
  const source = await open({ ahead: 1 });
  const batches = source.batches({ ...plan, epochs: 1000 })[Symbol.asyncIterator]();
  await batches.next();
  await source.close();
  const rest = async () => {
    while (!(await batches.next()).done);
  };
  await expect(rest()).rejects.toThrow("the thread that prepares batches was closed");
});

test("what the module throws while it opens the images comes here", async () => {
  await expect(prefetchBatches(striped, { parameters: { count: 0, classes: 1 } })).rejects.toThrow(
    "count: expected at least 1, got 0",
  );
});

test("a module without trainingImages, or none at all", async () => {
  await expect(prefetchBatches(new URL("./shuffle.ts", import.meta.url))).rejects.toThrow(
    /shuffle\.ts: expected a function "trainingImages" among its exports, got undefined/,
  );
  await expect(prefetchBatches(new URL("./missing.ts", import.meta.url))).rejects.toThrow(/missing\.ts/);
});

test.each([0, 1.5])("refuses %d batches ahead", async (ahead) => {
  await expect(prefetchBatches(striped, { ahead })).rejects.toThrow("ahead: expected a whole number of at least 1");
});
