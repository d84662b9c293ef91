import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { registerGoldens, registerLightNets } from "./goldens.ts";
import { startCpu } from "./start-cpu.ts";

const shared = process.env.DECONVSCOPE_SHARED;
if (shared) {
  registerGoldens(shared, startCpu);
  registerLightNets(shared, startCpu, ["squeezenet"]);
}

it("runs on the plain JavaScript backend, which others are held against", async () => {
  await startCpu();
  expect(tf.getBackend()).toBe("cpu");
});
