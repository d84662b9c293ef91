import type { GraphNode } from "../graph-node.ts";
import { countElements, integerTensor, makeTensor, type Tensor } from "../tensor.ts";
import { isLayer } from "../value.ts";
import { dataTypes, isFloatType } from "../wire/data-types.ts";
import type { FoldTable } from "./fold-operator.ts";

/** Where constants come from: the node itself, or the shape of what it reads. */
export const sourceFolds: FoldTable = {
  Constant: foldConstant,
  ConstantOfShape: (node) => {
    const dims = node.list("shape", 0) ?? node.reject("input 0, the shape, is missing", "inconsistent");
    const value = node.tensor("value") ?? makeTensor("float", [1], new Float32Array(1));
    if (value.data.length !== 1) node.reject(`expected one value, got [${value.dims}]`, "inconsistent");
    node.builder.reserve(dims, `node "${node.name}" (ConstantOfShape)`);
    const data = value.kind === "float" ? new Float32Array(countElements(dims)) : new Float64Array(countElements(dims));
    return makeTensor(value.kind, dims, data.fill(value.data[0] ?? 0), true);
  },
  Shape: (node) => {
    const dims = readDims(node);
    const clamp = (end: number): number => Math.min(dims.length, Math.max(0, end < 0 ? end + dims.length : end));
    return integerTensor(dims.slice(clamp(node.integer("start", 0)), clamp(node.integer("end", dims.length))));
  },
  Size: (node) => integerTensor([countElements(readDims(node))], []),
  Range: (node) => {
    const [start = 0, limit = 0, step = 0] = [0, 1, 2].map((index) => node.constant(index).tensor.data[0] ?? 0);
    const length = Math.max(0, Math.ceil((limit - start) / step));
    node.builder.reserve([length], `node "${node.name}" (Range)`);
    const values = Array.from({ length }, (_, index) => start + index * step);
    const { kind } = node.constant(0).tensor;
    return kind === "float" ? makeTensor("float", [length], Float32Array.from(values)) : integerTensor(values);
  },
  Cast: (node) => {
    const { tensor } = node.constant(0);
    const to = node.integer("to", 0);
    node.builder.reserve(tensor.dims, `node "${node.name}" (Cast)`);
    if (isFloatType(to)) return makeTensor("float", tensor.dims, Float32Array.from(tensor.data), tensor.uniform);
    if (to === dataTypes.boolean) return mapTo(tensor, "boolean", (value) => (value === 0 ? 0 : 1));
    if (to === dataTypes.text) node.reject("expected a cast to numbers, got text");
    return mapTo(tensor, "integer", Math.trunc);
  },
};

function mapTo(tensor: Tensor, kind: "integer" | "boolean", compute: (value: number) => number): Tensor {
  return makeTensor(kind, tensor.dims, Float64Array.from(tensor.data, compute), tensor.uniform);
}

function readDims(node: GraphNode): readonly number[] {
  const value = node.inputs[0] ?? node.reject("input 0 is missing", "inconsistent");
  return isLayer(value) ? node.dimsOf(value) : value.tensor.dims;
}

function foldConstant(node: GraphNode): Tensor {
  const tensor = node.tensor("value");
  if (tensor) return tensor;
  if (node.has("value_int")) return integerTensor([node.integer("value_int", 0)], []);
  if (node.has("value_ints")) return integerTensor(node.integers("value_ints"));
  if (node.has("value_float")) return makeTensor("float", [], Float32Array.of(node.float("value_float", 0)));
  if (node.has("value_floats")) {
    const values = Float32Array.from(node.floats("value_floats"));
    return makeTensor("float", [values.length], values);
  }
  return node.reject("expected a dense value of numbers");
}
