import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { dropoutMask } from "./dropout-mask.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

test("leaves out the given share and makes up for it: the mean stays 1", async () => {
  const mask = await dropoutMask([100, 200], 0.25, 3).data();
  expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / 0.75)]));
  const left = mask.filter((value) => value === 0).length / mask.length;
  expect(left).toBeGreaterThan(0.23);
  expect(left).toBeLessThan(0.27);
});

test("the seed decides which", async () => {
  const draw = async (seed: number) => [...(await dropoutMask([64], 0.5, seed).data())];
  expect(await draw(1)).toEqual(await draw(1));
  expect(await draw(1)).not.toEqual(await draw(2));
});

test("rate 0 leaves everything", async () => {
  expect([...(await dropoutMask([3], 0, 1).data())]).toEqual([1, 1, 1]);
});
