import { registerGoldens } from "@deconvscope/deconvnet/goldens";
import { registerOcclusionGoldens } from "@deconvscope/occlusion/goldens";
import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { startableBackends } from "../test/startable-backends.ts";
import { startBackend } from "./start-backend.ts";

const backends = await startableBackends();
const shared = process.env.DECONVSCOPE_SHARED;

if (shared) {
  // The plain JavaScript backend is held against the goldens where the deconvnet and the sweep are tested.
  for (const name of backends.filter((name) => name !== "cpu")) {
    const start = async () => void (await startBackend(name));
    describe(name, () => {
      registerGoldens(shared, start);
      registerOcclusionGoldens(shared, start);
    });
  }
}

test.each(backends)("%s has the pooling kernels", (name) => {
  expect(tf.getKernel("MaxPoolWithSwitches", name)).toBeDefined();
  expect(tf.getKernel("Unpool", name)).toBeDefined();
});
