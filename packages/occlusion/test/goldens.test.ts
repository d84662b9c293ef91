import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { registerOcclusionGoldens } from "./goldens.ts";
import { startCpu } from "./start-cpu.ts";

const shared = process.env.DECONVSCOPE_SHARED;
// Larger networks take the plain JavaScript backend minutes; faster ones are held against them where they start.
if (shared) registerOcclusionGoldens(shared, startCpu, ["alexnet-mini"]);

it("runs on the plain JavaScript backend, which others are held against", async () => {
  await startCpu();
  expect(tf.getBackend()).toBe("cpu");
});
