import type { MapProgram } from "../wasm/map-program.ts";
import type { Edge, GraphBuilder } from "./graph-builder.ts";
import type { PendingGraph } from "./pending-graph.ts";
import type { StoredValue } from "./stored-value.ts";

/** A value as one operation sees it. */
export interface Operand {
  readonly value: StoredValue;
  readonly shape: readonly number[];
}

/**
 * Adds an operation to a graph. What it adds may depend on nothing but the kernel, its attributes and its operands'
 * shapes and types: those are what compiled graphs are looked up by.
 * @param operands in the order in which they were recorded
 * @returns one edge an output
 */
export type Emit = (graph: GraphBuilder, operands: readonly Edge[]) => readonly Edge[];

/** How an operation is computed. */
export interface Computation {
  /** Positions of operands that are usually trained weights: they are compiled into the graph where that pays. */
  readonly weights: readonly number[];
  /** Positions of operands that usually are if the caller wrote their numbers, and are results otherwise. */
  readonly uploadedWeights: readonly number[];
  /** May depend on nothing but attributes, which operands are given, and their shapes and types. */
  readonly emit: Emit;
  /** Positions of operands that can be read in blocks of images. */
  readonly readsImageBlocks: readonly number[];
  /** What computes the output instead, from blocked maps, where operands are made before it or there in blocks. */
  readonly program: MapProgram | undefined;
}

/** Without weights or a program, in any usual layout. */
export const usualComputation: Omit<Computation, "emit"> = {
  weights: [],
  uploadedWeights: [],
  readsImageBlocks: [],
  program: undefined,
};

/** One TensorFlow.js kernel call that has not run yet. */
export interface RecordedNode extends Computation {
  /** Order of recording. */
  readonly id: number;
  readonly kernel: string;
  /** Kernel, attributes and the operands' shapes. */
  readonly key: string;
  readonly operands: readonly Operand[];
  readonly outputs: readonly StoredValue[];
  graph: PendingGraph;
}

/** How errors name an operation, e.g. `Conv2D(float32[1,4,4,3], float32[3,3,3,8])`. */
export function describeCall(kernel: string, operands: readonly Operand[]): string {
  return `${kernel}(${operands.map(({ value, shape }) => `${value.dtype}[${shape}]`).join(", ")})`;
}
