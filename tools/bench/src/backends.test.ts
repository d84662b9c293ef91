import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { startBackends } from "./backends.ts";

test("several in one process, in the order asked for, each the current one when it is its turn", async () => {
  const { started, failures } = await startBackends(["cpu", "onnxruntime", "cpu"]);
  expect(started.map(({ name }) => name)).toEqual(["cpu", "onnxruntime"]);
  expect(failures).toEqual([]);
  for (const backend of started) {
    await backend.use();
    expect(tf.getBackend()).toBe(backend.name);
  }
});

test("an unknown one is refused by name", async () => {
  await expect(startBackends(["abacus"])).rejects.toThrow("abacus");
});
