import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { registerGoldens } from "./goldens.ts";

const shared = process.env.DECONVSCOPE_SHARED;
if (shared) {
  registerGoldens(shared, async () => {
    await tf.setBackend("cpu");
  });
}

it("runs on the plain JavaScript backend, whose results other backends are held against", async () => {
  expect(await tf.setBackend("cpu")).toBe(true);
});
