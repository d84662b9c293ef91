import * as tf from "@tensorflow/tfjs-core";
import { expect } from "vitest";
import { OnnxRuntimeBackend } from "./index.ts";

export interface Comparison {
  /** Of the largest absolute value of an output; default 1e-5. */
  readonly tolerance?: number;
  /** Kernels that may be computed in plain JavaScript; default none. */
  readonly fallbacks?: readonly string[];
}

/**
 * Expects the same numbers, types and shapes from the cpu backend and from this one, without kernels that fall back.
 * @param compute makes its inputs itself, alike each time
 */
export async function compareWithCpu(
  compute: () => tf.Tensor | readonly tf.Tensor[],
  { tolerance = 1e-5, fallbacks = [] }: Comparison = {},
): Promise<void> {
  const expected = await runOn("cpu", compute);
  await tf.setBackend("onnxruntime");
  const before = countFallbacks();
  const actual = await runOn("onnxruntime", compute);
  const fallen = Object.entries(countFallbacks()).filter(([kernel, count]) => count !== (before[kernel] ?? 0));
  expect(fallen.map(([kernel]) => kernel).filter((kernel) => !fallbacks.includes(kernel))).toEqual([]);
  expect(actual.map(({ shape, dtype }) => [dtype, shape])).toEqual(expected.map(({ shape, dtype }) => [dtype, shape]));
  for (const [place, { values }] of actual.entries()) expectClose(values, expected[place]!.values, tolerance);
}

async function runOn(backend: string, compute: () => tf.Tensor | readonly tf.Tensor[]) {
  await tf.setBackend(backend);
  const outputs = tf.tidy(() => [compute()].flat() as tf.Tensor[]);
  const read = await Promise.all(
    outputs.map(async (tensor) => ({
      shape: tensor.shape,
      dtype: tensor.dtype,
      values: Array.from(await tensor.data<"float32">()),
    })),
  );
  tf.dispose(outputs);
  return read;
}

function countFallbacks(): Readonly<Record<string, number>> {
  const backend = tf.backend();
  if (!(backend instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
  return backend.statistics().fallbacks;
}

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  const scale = expected.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 1);
  const wrong = expected.findIndex((value, place) => {
    const other = actual[place]!;
    return !Object.is(value, other) && value !== other && !(Math.abs(value - other) <= tolerance * scale);
  });
  if (wrong >= 0) expect.fail(`element ${wrong}: expected ${expected[wrong]}, got ${actual[wrong]}`);
}
