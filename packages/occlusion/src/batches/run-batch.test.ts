import { compileNetwork } from "@deconvscope/deconvnet";
import { expectClose } from "@deconvscope/deconvnet/expect-close";
import { buildDrawn, drawNetwork } from "@deconvscope/deconvnet/random-networks";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { buildSmallNet } from "../../test/build-small-net.ts";
import { drawImage } from "../../test/draw-image.ts";
import { runWhole } from "../../test/run-whole.ts";
import { startCpu } from "../../test/start-cpu.ts";
import { planWindows } from "../windows/plan-windows.ts";
import { splitLayers } from "../windows/split-layers.ts";
import { type BatchPlan, planBatch } from "./batch-plan.ts";
import { runBatch } from "./run-batch.ts";

const goOn = async () => {};

beforeAll(startCpu);

test("in any number of stretches, a batch that is not full gives what each image gives alone", () =>
  fc.assert(
    fc.asyncProperty(drawNetwork, fc.integer({ min: 1, max: 6 }), async (draw, stretches) => {
      const compiled = compileNetwork(buildDrawn(draw));
      const { layers, output } = compiled.network;
      const wanted = [output, layers[draw.unit[0] % layers.length]!.name];
      const plan = split(planBatch(compiled, wanted, 3), stretches);
      const images = [drawImage(compiled.network, draw.seed), drawImage(compiled.network, draw.seed + 1)];
      const outputs = await runBatch(plan, images, goOn);
      const alone = await Promise.all(images.map((image) => runWhole(compiled, image, wanted)));
      for (const [at, values] of outputs.entries()) {
        expectClose(values, [...alone[0]![at]!, ...alone[1]![at]!], 1e-5);
      }
      compiled.dispose();
    }),
    { numRuns: 60, seed: 17 },
  ));

test("where a pause rejects nothing stays behind", async () => {
  const compiled = compileNetwork(buildSmallNet());
  const plan = split(planBatch(compiled, ["softmax", "relu"], 2), 5);
  expect(plan.stretches.length).toBeGreaterThan(2);
  const { numTensors } = tf.memory();
  const tensors: number[] = [];
  const pause = async () => {
    tensors.push(tf.memory().numTensors - numTensors);
    if (tensors.length === 3) throw new Error("enough");
  };
  await expect(runBatch(plan, [drawImage(compiled.network, 1)], pause)).rejects.toThrow("enough");
  expect(tensors[2]).toBeGreaterThan(0);
  expect(tf.memory().numTensors).toBe(numTensors);
  compiled.dispose();
});

test("large networks are run in several stretches, small ones in one", () => {
  const compiled = compileNetwork(buildSmallNet());
  expect(planBatch(compiled, ["softmax"], 8).stretches).toHaveLength(1);
  expect(planBatch(compiled, ["softmax"], 1e6).stretches.length).toBeGreaterThan(2);
  compiled.dispose();
});

function split(plan: BatchPlan, count: number): BatchPlan {
  return { ...plan, stretches: splitLayers(planWindows(plan.compiled, 1, plan.wanted, 0), count, plan.wanted) };
}
