import { buildDrawn, drawNetwork } from "@deconvscope/deconvnet/random-networks";
import type { OperatorName } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runDrawn } from "../test/run-drawn.ts";
import { startableBackends } from "../test/startable-backends.ts";
import type { BackendName } from "./backend-names.ts";
import { startBackend } from "./start-backend.ts";

/** What float32 backends may differ by, of the largest magnitude. */
const TOLERANCE = 1e-4;

const draws = fc.sample(drawNetwork, { numRuns: 60, seed: 2013 });
const backends = await startableBackends();
const pairs = backends.flatMap((name, index) => backends.slice(index + 1).map((other) => [name, other] as const));
const known = new Map<BackendName, Promise<Results[]>>();

/** Of each network, what was computed by what it is. */
type Results = ReadonlyMap<string, Float32Array>;

/** The networks' results on a backend, computed at first use. */
function resultsOf(name: BackendName): Promise<Results[]> {
  const results = known.get(name) ?? runAll(name);
  known.set(name, results);
  return results;
}

async function runAll(name: BackendName): Promise<Results[]> {
  await startBackend(name);
  const before = tf.memory().numTensors;
  const results: Results[] = [];
  for (const draw of draws) results.push(await runDrawn(draw));
  expect(tf.memory().numTensors, `tensors of ${name} that are left`).toBe(before);
  return results;
}

/** max |a − b| of max(|a|, |b|); NaN where one of them is. */
function difference(a: Float32Array, b: Float32Array): number {
  let [largest, apart] = [0, 0];
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? Number.NaN;
    largest = Math.max(largest, Math.abs(value), Math.abs(other));
    apart = Math.max(apart, Math.abs(value - other));
  }
  return apart === 0 ? 0 : apart / largest;
}

test("the networks have every operator that is compared", () => {
  const drawn = new Set(draws.flatMap((draw) => buildDrawn(draw).layers.map(({ operator }) => operator)));
  const operators = ["Conv", "MaxPool", "AveragePool", "LRN", "BatchNormalization", "Relu", "Concat", "Add", "Gemm"];
  expect(operators.filter((operator) => !drawn.has(operator as OperatorName))).toEqual([]);
});

test.each(pairs)("%s and %s agree on every layer and projection of random networks", async (one, other) => {
  const [ours, theirs] = [await resultsOf(one), await resultsOf(other)];
  const apart: string[] = [];
  for (const [index, results] of ours.entries()) {
    expect([...results.keys()]).toEqual([...(theirs[index]?.keys() ?? [])]);
    for (const [what, values] of results) {
      const expected = theirs[index]?.get(what) ?? new Float32Array();
      expect(values.length).toBe(expected.length);
      const found = difference(values, expected);
      if (!(found <= TOLERANCE)) apart.push(`network ${index}, ${what}: ${found}`);
    }
  }
  expect(apart).toEqual([]);
});
