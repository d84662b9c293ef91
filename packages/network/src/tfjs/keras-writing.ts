import type { Layer } from "../network.ts";
import type { Constant } from "../shape.ts";
import type { Output } from "./keras-layer.ts";

/** A Keras layer to be written; without inputs only the input. */
export interface KerasEntry {
  readonly className: string;
  readonly name: string;
  readonly inputs: readonly string[];
  /** Besides the name. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly weights?: Readonly<Record<string, Constant | undefined>>;
}

/** A layer of ours in the midst of being written. */
export interface Writing<Written extends Layer = Layer> {
  readonly layer: Written;
  /** Names as they were written, and shapes. */
  readonly inputs: readonly Output[];
  /** The first of `inputs`. */
  readonly input: Output;
  /** Whether the first input cannot be below zero. */
  readonly neverNegative: boolean;
  /** Appends a Keras layer and returns its name. */
  add(entry: KerasEntry): string;
}

/** Appends a Keras layer that reads the first input and is named after the layer. */
export function addSimple(writing: Writing, className: string, config: KerasEntry["config"] = {}): string {
  return writing.add({ className, name: writing.layer.name, inputs: [writing.input.name], config });
}

/** A bias or statistic as a weight. */
export function asVector(data: Float32Array): Constant {
  return { shape: [data.length], data };
}
