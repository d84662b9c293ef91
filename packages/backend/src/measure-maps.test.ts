import { findMismatches } from "@deconvscope/deconvnet/measured";
import { buildDrawn, drawNetwork } from "@deconvscope/deconvnet/random-networks";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { startableBackends } from "../test/startable-backends.ts";
import { startBackend } from "./start-backend.ts";

const draws = fc.sample(drawNetwork, { numRuns: 25, seed: 258 });

test.each(await startableBackends())("%s measures maps as their activations say", async (name) => {
  await startBackend(name);
  for (const draw of draws) {
    const before = tf.memory().numTensors;
    expect(await findMismatches(buildDrawn(draw), draw.seed, 1e-5), `network ${draw.seed}`).toEqual([]);
    expect(tf.memory().numTensors).toBe(before);
  }
});
