import type { GraphNode } from "../graph-node.ts";
import type { Tensor } from "../tensor.ts";

/** Computes a node all of whose inputs are constants; the results are its outputs, in order. */
export type FoldOperator = (node: GraphNode) => Tensor | readonly Tensor[];

/** Evaluators by the operators' names. */
export type FoldTable = Readonly<Record<string, FoldOperator>>;
