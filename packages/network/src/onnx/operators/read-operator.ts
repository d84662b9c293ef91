import type { GraphNode } from "../graph-node.ts";
import type { LayerValue } from "../value.ts";

/** Makes layers of a node; the results are its outputs, in order. */
export type ReadOperator = (node: GraphNode) => LayerValue | readonly LayerValue[];

/** Readers by the operators' names. */
export type OperatorTable = Readonly<Record<string, ReadOperator>>;
