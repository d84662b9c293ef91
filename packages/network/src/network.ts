import type { Operator } from "./operator.ts";
import type { Shape } from "./shape.ts";

/** One step of a network. It has one output, known by the layer's name. */
export type Layer = Operator & {
  readonly name: string;
  /** Names of the layers whose outputs it reads, in the operator's order; constants are not among them. */
  readonly inputs: readonly string[];
  /** Output for one image. */
  readonly shape: Shape;
};

/** A layer of one kind, e.g. `LayerOf<"Conv">`. */
export type LayerOf<Name extends Layer["operator"]> = Extract<Layer, { operator: Name }>;

/** A directed acyclic graph of layers. */
export interface Network {
  /** In execution order; the first is the input, the only one with operator "Input". */
  readonly layers: readonly Layer[];
  /** The layer whose output is the network's. */
  readonly output: string;
  /**
   * Each class is judged by itself: it was trained with a sigmoid a class, whatever softmax stands at its end. Left out:
   * its end says so.
   */
  readonly independentClasses?: boolean;
}
