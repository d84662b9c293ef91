import { expect, test } from "vitest";
import { giveWay } from "./give-way.ts";

const never = new AbortController().signal;

test("goes on when nothing is more urgent any more", async () => {
  let looks = 0;
  await giveWay(() => ++looks < 4, never);
  expect(looks).toBe(4);
});

test("does not wait for ever", async () => {
  let looks = 0;
  await giveWay(() => ++looks > 0, never);
  expect(looks).toBeGreaterThan(1);
});

test("goes on when it is told to end", async () => {
  const controller = new AbortController();
  let looks = 0;
  await giveWay(() => {
    looks += 1;
    controller.abort();
    return true;
  }, controller.signal);
  expect(looks).toBeLessThanOrEqual(2);
});
