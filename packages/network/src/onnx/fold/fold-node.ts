import type { GraphNode } from "../graph-node.ts";
import type { Tensor } from "../tensor.ts";
import { isLayer } from "../value.ts";
import { elementwiseFolds } from "./fold-elementwise.ts";
import type { FoldTable } from "./fold-operator.ts";
import { rearrangeFolds } from "./fold-rearrange.ts";
import { reduceFolds } from "./fold-reduce.ts";
import { sourceFolds } from "./fold-source.ts";

const foldTable: FoldTable = { ...sourceFolds, ...rearrangeFolds, ...elementwiseFolds, ...reduceFolds };

/** Operators that say something about a value without looking at its elements. */
const ofShape = new Set(["Shape", "Size"]);

/**
 * Computes a node that does not depend on the image; undefined where it does.
 * @throws NetworkError for an operator that is not computed on constants
 */
export function foldNode(node: GraphNode): readonly Tensor[] | undefined {
  const dependsOnImage = node.inputs.some((input) => input && isLayer(input));
  if (dependsOnImage && !ofShape.has(node.operator)) return undefined;
  const fold = Object.hasOwn(foldTable, node.operator) ? foldTable[node.operator] : undefined;
  if (!fold) {
    const known = Object.keys(foldTable).sort().join(", ");
    return node.reject(`reads constants only, and is not computed ahead; these are: ${known}`);
  }
  const result = fold(node);
  return "data" in result ? [result] : result;
}

/** Whether an operator is computed ahead where its inputs allow it. */
export function isFoldable(operator: string): boolean {
  return Object.hasOwn(foldTable, operator);
}
