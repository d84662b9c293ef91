import { registerGoldens } from "@deconvscope/deconvnet/goldens";
import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { startableBackends } from "../test/startable-backends.ts";
import { startBackend } from "./start-backend.ts";

const backends = await startableBackends();
const shared = process.env.DECONVSCOPE_SHARED;

if (shared) {
  // The plain JavaScript backend is held against the goldens where the deconvnet is tested.
  for (const name of backends.filter((name) => name !== "cpu")) {
    describe(name, () => registerGoldens(shared, async () => void (await startBackend(name))));
  }
}

test.each(backends)("%s has the pooling kernels", (name) => {
  expect(tf.getKernel("MaxPoolWithSwitches", name)).toBeDefined();
  expect(tf.getKernel("Unpool", name)).toBeDefined();
});
