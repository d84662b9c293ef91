import "../src/index.ts";
import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { drawFrom } from "./programs/draw.ts";
import { type Reading, runProgram } from "./programs/run-program.ts";
import { createWeights } from "./programs/weights.ts";

const programs = Array.from({ length: 100 }, (_, index) => index + 1);
const tolerance = 2e-5;

/**
 * Runs that find the graphs of earlier ones: with other numbers and the same weights, then with other weights, then
 * with the first again.
 */
async function runOften(backend: string, structure: number): Promise<readonly Reading[]> {
  await tf.setBackend(backend);
  const first = createWeights(drawFrom(1001));
  const second = createWeights(drawFrom(1002));
  const readings: Reading[] = [];
  for (const [numbers, weights] of [first, first, second, first].entries()) {
    readings.push(...(await runProgram(structure, numbers, weights)));
  }
  first.dispose();
  second.dispose();
  return readings;
}

function expectAlike(actual: readonly Reading[], expected: readonly Reading[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, { numbers, ...rest }] of expected.entries()) {
    const { numbers: others, ...otherRest } = actual[index]!;
    expect(otherRest).toEqual(rest);
    const scale = numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
    const wrong = numbers.findIndex((x, i) => !(Math.abs(x - others[i]!) <= tolerance * scale));
    if (wrong < 0) continue;
    const { step, operation, dtype, shape } = rest;
    expect.fail(
      `step ${step}, ${operation}, ${dtype}[${shape}], element ${wrong}: expected ${numbers[wrong]}, got ${others[wrong]}`,
    );
  }
}

test.each(programs)("random program %i gives what the cpu backend gives", async (structure) => {
  const before = tf.memory().numTensors;
  expectAlike(await runOften("onnxruntime", structure), await runOften("cpu", structure));
  expect(tf.memory().numTensors).toBe(before);
});
