import { foldNode, isFoldable } from "./fold/fold-node.ts";
import type { GraphNode } from "./graph-node.ts";
import { operatorTable } from "./operators/operator-table.ts";
import type { Tensor } from "./tensor.ts";
import { isLayer, type LayerValue } from "./value.ts";

/** What to do about operators that no reading of images through a network needs. */
const advice: readonly (readonly [RegExp, string])[] = [
  [
    /^(DynamicQuantize|Quantize|Dequantize|QLinear|MatMulInteger|ConvInteger)/,
    "quantised models are not read: export it in floats",
  ],
  [/^(If|Loop|Scan|Sequence|Optional|SplitToSequence|ConcatFromSequence)/, "control flow and sequences are not read"],
  [/^(LSTM|GRU|RNN)$/, "recurrent networks are not read"],
];

/**
 * Computes a node ahead where its inputs are constants, else makes layers of it.
 * @throws NetworkError for operators that are not read, with those that are
 */
export function readNode(node: GraphNode, domain: string): readonly (Tensor | LayerValue)[] {
  if (domain !== "") return node.reject(`is of domain "${domain}": expected ONNX's own operators`);
  const read = Object.hasOwn(operatorTable, node.operator) ? operatorTable[node.operator] : undefined;
  if (!read && !isFoldable(node.operator)) {
    const found = advice.find(([pattern]) => pattern.test(node.operator));
    return node.reject(`is not read${found ? `; ${found[1]}` : ""}. Operators read are ${listOperators()}`);
  }
  const folded = foldNode(node);
  if (folded) return folded;
  if (!read) {
    const source = node.inputs.find((input) => input && isLayer(input));
    const from = source && isLayer(source) ? `"${source.layer}"` : "a layer";
    return node.reject(`is read only on constants, got the output of ${from}. Operators read are ${listOperators()}`);
  }
  const result = read(node);
  return "layer" in result ? [result] : result;
}

function listOperators(): string {
  return Object.keys(operatorTable).sort().join(", ");
}
