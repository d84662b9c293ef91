import { registerGoldens } from "@deconvscope/deconvnet/goldens";
import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { startBackend } from "./start-backend.ts";

const { name } = await startBackend();
const shared = process.env.DECONVSCOPE_SHARED;

// The plain JavaScript backend is held against the goldens where the deconvnet is tested.
if (shared && name !== "cpu") {
  describe(name, () => registerGoldens(shared, async () => void (await startBackend(name))));
}

test("the backend that starts has the pooling kernels", () => {
  expect(tf.getKernel("MaxPoolWithSwitches", name)).toBeDefined();
  expect(tf.getKernel("Unpool", name)).toBeDefined();
});
