import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { startBackend } from "./start-backend.ts";

test("the chosen backend is the current one, and says why better ones did not start", async () => {
  const started = await startBackend(undefined);
  expect(tf.getBackend()).toBe(started.name);
  expect(started.version).toMatch(/^\d+\.\d+/);
  if (started.name === "cpu") expect(started.rejected[0]).toMatchObject({ name: "tensorflow", why: /\S/ });
  else expect(started.rejected).toEqual([]);
});

test("one that is asked for is the only one tried", async () => {
  const started = await startBackend("cpu");
  expect(started).toMatchObject({ name: "cpu", rejected: [] });
});

test("an unknown one is refused by name", async () => {
  await expect(startBackend("abacus")).rejects.toThrow('backend: expected one of tensorflow, cpu, got "abacus"');
});
