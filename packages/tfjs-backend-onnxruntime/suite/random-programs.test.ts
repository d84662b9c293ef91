import "../src/index.ts";
import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { type Reading, runProgram } from "./programs/run-program.ts";

const programs = Array.from({ length: 100 }, (_, index) => index + 1);
const tolerance = 2e-5;

async function runOn(backend: string, structure: number, numbers: number): Promise<readonly Reading[]> {
  await tf.setBackend(backend);
  return runProgram(structure, numbers);
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
  // Twice: the second run finds the graphs of the first, but has other numbers.
  for (const numbers of [1, 2]) {
    expectAlike(await runOn("onnxruntime", structure, numbers), await runOn("cpu", structure, numbers));
  }
  expect(tf.memory().numTensors).toBe(before);
});
