import * as tf from "@tensorflow/tfjs-core";
import type { Draw } from "./draw.ts";
import type { ProgramValue } from "./program-value.ts";

/** Tensors that a program's runs have in common, as a network's weights are. */
export interface Weights {
  /** The next one, made when it is first asked for. */
  take(shape: readonly number[]): ProgramValue;
  /** Starts over with the first, for another run. */
  rewind(): void;
  dispose(): void;
}

export function createWeights(contents: Draw): Weights {
  const made: ProgramValue[] = [];
  let next = 0;
  return {
    take(shape) {
      const value = made[next] ?? makeLeaf(contents, shape, "float32");
      made[next] = value;
      next += 1;
      if (value.tensor.shape.join() !== shape.join()) {
        throw new RangeError(`weight ${next - 1}: expected shape [${value.tensor.shape}], got [${shape}]`);
      }
      tf.keep(value.tensor);
      return value;
    },
    rewind() {
      next = 0;
    },
    dispose() {
      tf.dispose(made.map(({ tensor }) => tensor));
    },
  };
}

/** Multiples of 1/4, or whole numbers, in [-2, 2]. */
export function makeLeaf(contents: Draw, shape: readonly number[], dtype: "float32" | "int32"): ProgramValue {
  const scale = dtype === "int32" ? 1 : 4;
  const size = tf.util.sizeFromShape([...shape]);
  const values = Array.from({ length: size }, () => contents.between(-2 * scale, 2 * scale) / scale);
  return { tensor: tf.tensor(values, [...shape], dtype), grid: 1 / scale, bound: 2 };
}
