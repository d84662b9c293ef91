import type { GraphNode } from "../graph-node.ts";
import { repeatTensor } from "../pick-elements.ts";
import { allocate, countElements, makeTensor, type Tensor } from "../tensor.ts";
import type { FoldOperator, FoldTable } from "./fold-operator.ts";

const truth = (value: boolean): number => (value ? 1 : 0);

/** Arithmetic, comparison and choice, element by element. */
export const elementwiseFolds: FoldTable = {
  Neg: unary((value) => -value),
  Abs: unary(Math.abs),
  Floor: unary(Math.floor),
  Ceil: unary(Math.ceil),
  Sqrt: unary(Math.sqrt),
  Exp: unary(Math.exp),
  Reciprocal: unary((value) => 1 / value),
  Not: unary((value) => truth(value === 0)),
  Add: nary((a, b) => a + b),
  Sub: nary((a, b) => a - b),
  Mul: nary((a, b) => a * b),
  Div: (node) => {
    const whole = node.constant(0).tensor.kind === "integer";
    return foldPairs(node, whole ? (a, b) => Math.trunc(a / b) : (a, b) => a / b);
  },
  Mod: (node) => {
    const signOfDividend = node.integer("fmod", 0) !== 0;
    return foldPairs(node, signOfDividend ? (a, b) => a % b : (a, b) => a - Math.floor(a / b) * b);
  },
  Pow: nary((a, b) => a ** b),
  Sum: nary((a, b) => a + b),
  Min: nary(Math.min),
  Max: nary(Math.max),
  Equal: nary((a, b) => truth(a === b), "boolean"),
  Greater: nary((a, b) => truth(a > b), "boolean"),
  GreaterOrEqual: nary((a, b) => truth(a >= b), "boolean"),
  Less: nary((a, b) => truth(a < b), "boolean"),
  LessOrEqual: nary((a, b) => truth(a <= b), "boolean"),
  And: nary((a, b) => truth(a !== 0 && b !== 0), "boolean"),
  Or: nary((a, b) => truth(a !== 0 || b !== 0), "boolean"),
  Where: (node) => {
    const [condition, yes, no] = [0, 1, 2].map((index) => node.constant(index).tensor) as [Tensor, Tensor, Tensor];
    const dims = broadcastDims(node, [condition.dims, yes.dims, no.dims]);
    node.builder.reserve(dims, `node "${node.name}" (Where)`);
    const [choice, left, right] = [condition, yes, no].map((tensor) => repeatTensor(tensor, dims).data);
    const data = allocate(yes.kind, countElements(dims));
    for (let index = 0; index < data.length; index += 1) {
      data[index] = (choice?.[index] ? left?.[index] : right?.[index]) ?? 0;
    }
    return makeTensor(yes.kind, dims, data);
  },
};

function unary(compute: (value: number) => number): FoldOperator {
  return (node) => {
    const { tensor } = node.constant(0);
    node.builder.reserve(tensor.dims, `node "${node.name}" (${node.operator})`);
    const data =
      tensor.kind === "float" ? Float32Array.from(tensor.data, compute) : Float64Array.from(tensor.data, compute);
    return makeTensor(tensor.kind, tensor.dims, data, tensor.uniform);
  };
}

function nary(compute: (left: number, right: number) => number, kind?: Tensor["kind"]): FoldOperator {
  return (node) => foldPairs(node, compute, kind);
}

function foldPairs(node: GraphNode, compute: (left: number, right: number) => number, kind?: Tensor["kind"]): Tensor {
  const [first, ...others] = node.inputs.map((_, index) => node.constant(index).tensor);
  if (!first) return node.reject("input 0 is missing", "inconsistent");
  return others.reduce((left, right) => {
    const dims = broadcastDims(node, [left.dims, right.dims]);
    node.builder.reserve(dims, `node "${node.name}" (${node.operator})`);
    const a = repeatTensor(left, dims).data;
    const b = repeatTensor(right, dims).data;
    const result = kind ?? left.kind;
    const data = allocate(result, countElements(dims));
    for (let index = 0; index < data.length; index += 1) data[index] = compute(a[index] ?? 0, b[index] ?? 0);
    return makeTensor(result, dims, data);
  }, first);
}

/** The dims that all of these repeat to. @throws NetworkError where lengths differ and none is 1 */
export function broadcastDims(node: GraphNode, all: readonly (readonly number[])[]): number[] {
  const rank = Math.max(...all.map((dims) => dims.length));
  return Array.from({ length: rank }, (_, axis) => {
    const lengths = all.map((dims) => dims[axis - rank + dims.length] ?? 1).filter((length) => length !== 1);
    const [length = 1] = lengths;
    if (lengths.some((other) => other !== length)) {
      node.reject(
        `expected dims that repeat to each other, got ${all.map((dims) => `[${dims}]`).join(" and ")}`,
        "inconsistent",
      );
    }
    return length;
  });
}
