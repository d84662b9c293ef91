import type { Constant } from "../../shape.ts";
import type { GraphNode } from "../graph-node.ts";
import { repeatTensor, transposeTensor } from "../pick-elements.ts";
import { floatsOf, type Tensor } from "../tensor.ts";
import { isLayer, type LayerValue } from "../value.ts";
import type { OperatorTable } from "./read-operator.ts";

export const denseOperators: OperatorTable = { Gemm: readGemm, MatMul: readMatMul };

/** alpha · A · B + beta · C, with alpha in the weights and beta in the bias. */
function readGemm(node: GraphNode): LayerValue {
  const input = node.layer(0);
  if (input.shape.length !== 1) node.reject(`expected [batch, units], got [${node.dimsOf(input)}]`, "inconsistent");
  if (node.integer("transA", 0) !== 0) node.reject("transA = 1 would make the batch an axis to sum over");
  const { tensor, data } = node.weights(1);
  if (tensor.dims.length !== 2) node.reject(`expected a matrix, got weights of [${tensor.dims}]`, "inconsistent");
  const matrix: Tensor = { ...tensor, kind: "float", data };
  const weights = scale(
    node.integer("transB", 0) === 0 ? matrix : transposeTensor(matrix, [1, 0]),
    node.float("alpha", 1),
  );
  const units = weights.shape[1] ?? 0;
  const bias = node.inputs[2] && readBias(node, units);
  return node.add({ operator: "Gemm", weights, bias }, [input]);
}

function readBias(node: GraphNode, units: number): Float32Array {
  const { tensor, data } = node.weights(2);
  const leading = tensor.dims.slice(0, -1);
  const last = tensor.dims.at(-1) ?? 1;
  if (tensor.dims.length > 2 || leading.some((length) => length !== 1) || (last !== 1 && last !== units)) {
    node.reject(`expected a bias of [${units}], one that is the same for each image, got [${tensor.dims}]`);
  }
  const bias = repeatTensor({ ...tensor, kind: "float", data, dims: [last] }, [units]);
  return scale(bias, node.float("beta", 1)).data;
}

function scale(tensor: Tensor, factor: number): Constant {
  const data = floatsOf(tensor);
  return { shape: tensor.dims, data: factor === 1 ? data : data.map((value) => value * factor) };
}

/** A matrix after the last axis makes a dense layer; everything else stays a product of matrices. */
function readMatMul(node: GraphNode): LayerValue {
  const [left, right] = node.inputs;
  if (left && right && isLayer(left) && isLayer(right)) {
    requireMatrices(node, left);
    requireMatrices(node, right);
    return node.add({ operator: "MatMul", operands: [{ layer: left.layer }, { layer: right.layer }] }, [left, right]);
  }
  if (left && isLayer(left)) {
    const { tensor, data } = node.weights(1);
    if (tensor.dims.length === 2 && left.shape.length !== 3) {
      return node.add({ operator: "Gemm", weights: { shape: tensor.dims, data }, bias: undefined }, [left]);
    }
    const constant = matrixForLayer(node, 1, left);
    return node.add({ operator: "MatMul", operands: [{ layer: left.layer }, { constant }] }, [left]);
  }
  const layer = node.layer(1);
  const constant = matrixForLayer(node, 0, layer);
  return node.add({ operator: "MatMul", operands: [{ constant }, { layer: layer.layer }] }, [layer]);
}

/** A constant factor with the layer's rank; of feature maps the matrices are [height, width], one a channel or for all. */
function matrixForLayer(node: GraphNode, index: number, layer: LayerValue): Constant {
  requireMatrices(node, layer);
  const { tensor, data } = node.weights(index);
  const rank = layer.shape.length + 1;
  const missing = rank - tensor.dims.length;
  const dims = [...Array.from({ length: Math.max(0, missing) }, () => 1), ...tensor.dims];
  if (missing < 0 || tensor.dims.length < 2 || dims[0] !== 1) {
    node.reject(`expected matrices that are the same for each image, got [${tensor.dims}]`);
  }
  const matrices: Tensor = { ...tensor, kind: "float", data, dims: dims.slice(1) };
  const ordered = rank === 4 ? transposeTensor(matrices, [1, 2, 0]) : matrices;
  return { shape: ordered.dims, data: floatsOf(ordered) };
}

function requireMatrices(node: GraphNode, layer: LayerValue): void {
  if (layer.shape.length < 2) {
    node.reject(`expected the batch outside the product, got [${node.dimsOf(layer)}], where it is a matrix's row`);
  }
}
