import * as tf from "@tensorflow/tfjs-core";
import { type Draw, drawFrom } from "./draw.ts";
import { elementwiseOperations } from "./elementwise-operations.ts";
import { indexedOperations } from "./indexed-operations.ts";
import { networkOperations } from "./network-operations.ts";
import type { Operation } from "./operation.ts";
import type { ProgramValue } from "./program-value.ts";
import { reductionOperations } from "./reduction-operations.ts";
import { shapeOperations } from "./shape-operations.ts";
import { makeLeaf, type Weights } from "./weights.ts";

/** What a program read, in its order. */
export interface Reading {
  readonly step: number;
  readonly operation: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly numbers: readonly number[];
}

const operations: readonly Operation[] = [
  ...elementwiseOperations,
  ...shapeOperations,
  ...reductionOperations,
  ...indexedOperations,
  ...networkOperations,
];
const steps = 30;
/** Elements of a value at most; larger ones are dropped. */
const largest = 3000;

/**
 * Runs a random program on the current backend: operations on whatever is alive, with values read and disposed of on
 * the way, and all that are left read at the end.
 * @param structure seed of everything but the numbers that the program starts from
 * @param numbers seed of those
 * @param weights filters, biases and the like
 */
export async function runProgram(structure: number, numbers: number, weights: Weights): Promise<readonly Reading[]> {
  weights.rewind();
  const draw = drawFrom(structure);
  const contents = drawFrom(numbers);
  const readings: Reading[] = [];
  const alive: (ProgramValue & { readonly step: number; readonly operation: string })[] = [];

  const read = async ({ tensor, step, operation }: (typeof alive)[number]) => {
    const { dtype, shape } = tensor;
    readings.push({ step, operation, dtype, shape, numbers: Array.from(await tensor.data<"float32">()) });
  };
  const start = (shape: readonly number[], dtype: "float32" | "int32") =>
    alive.push({ ...makeLeaf(contents, shape, dtype), step: -1, operation: "leaf" });
  start([2, 7, 6, 3], "float32");
  start([1, 1, 1, 3], "float32");
  start([3, 4], "float32");
  start([3], "int32");

  for (let step = 0; step < steps; step++) {
    const operation = draw.pick(operations);
    for (const value of perform(operation, alive, draw, weights)) {
      if (value.tensor.size > largest || value.bound > 1e5) value.tensor.dispose();
      else alive.push({ ...value, step, operation: operation.name });
    }
    if (draw.chance(0.1)) await read(draw.pick(alive));
    if (draw.chance(0.25) && alive.length > 6) alive.splice(draw.below(alive.length), 1)[0]?.tensor.dispose();
  }
  for (const value of alive) await read(value);
  tf.dispose(alive.map(({ tensor }) => tensor));
  return readings;
}

function perform(
  operation: Operation,
  values: readonly ProgramValue[],
  draw: Draw,
  weights: Weights,
): readonly ProgramValue[] {
  let made: readonly ProgramValue[] = [];
  tf.tidy(() => {
    made = operation({
      draw,
      values,
      weight: (shape) => weights.take(shape),
      find: (fits) => {
        const candidates = values.filter(fits);
        return candidates.length > 0 ? draw.pick(candidates) : undefined;
      },
    });
    return made.map(({ tensor }) => tensor);
  });
  return made;
}
