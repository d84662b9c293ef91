import type { Operand } from "../../operator.ts";
import type { GraphNode } from "../graph-node.ts";
import { isLayer, type LayerValue } from "../value.ts";
import { constantForLayer } from "./constant-for-layer.ts";
import type { OperatorTable } from "./read-operator.ts";

type Arithmetic = "Add" | "Sub" | "Mul" | "Div";

export const arithmeticOperators: OperatorTable = {
  Add: (node) => addArithmetic(node, "Add"),
  Sub: (node) => addArithmetic(node, "Sub"),
  Mul: (node) => addArithmetic(node, "Mul"),
  Div: (node) => addArithmetic(node, "Div"),
  Sum: (node) => {
    const withConstant = node.inputs.some((input) => input && !isLayer(input));
    if (withConstant && node.inputs.length === 2) return addArithmetic(node, "Add");
    const layers = node.inputs.map((_, index) => node.layer(index));
    return node.add({ operator: "Sum" }, layers);
  },
};

function addArithmetic(node: GraphNode, operator: Arithmetic): LayerValue {
  const [left, right] = node.inputs;
  if (!left || !right || node.inputs.length !== 2) {
    node.reject(`expected two inputs, got ${node.inputs.length}`, "inconsistent");
  }
  if (isLayer(left) && isLayer(right)) {
    if (left.shape.length !== right.shape.length) {
      const got = `[${node.dimsOf(left)}] and [${node.dimsOf(right)}]`;
      node.reject(`expected two values of one rank, as both begin with the batch, got ${got}`);
    }
    return node.add({ operator, operands: [{ layer: left.layer }, { layer: right.layer }] }, [left, right]);
  }
  const layer = isLayer(left) ? node.layer(0) : node.layer(1);
  const operand = (index: number): Operand =>
    node.inputs[index] === layer
      ? { layer: layer.layer }
      : { constant: constantForLayer(node, node.constant(index), layer) };
  return node.add({ operator, operands: [operand(0), operand(1)] }, [layer]);
}
