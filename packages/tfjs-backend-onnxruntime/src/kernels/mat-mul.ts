import {
  _FusedMatMul,
  type _FusedMatMulAttrs,
  BatchMatMul,
  type BatchMatMulAttrs,
  backend_util,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addActivation } from "./activation.ts";
import { defineKernel, type Inputs, type Recording } from "./define-kernel.ts";

/** @throws Error if the inner extents differ, or batches cannot be broadcast */
function productShape(a: TensorInfo, b: TensorInfo, { transposeA, transposeB }: BatchMatMulAttrs): number[] {
  const [rows, inner] = transposeA ? [a.shape.at(-1)!, a.shape.at(-2)!] : [a.shape.at(-2)!, a.shape.at(-1)!];
  const [depth, columns] = transposeB ? [b.shape.at(-1)!, b.shape.at(-2)!] : [b.shape.at(-2)!, b.shape.at(-1)!];
  util.assert(inner === depth, () => `matMul: expected inner extents alike, got ${inner} of a, ${depth} of b`);
  const batch = backend_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return [...batch, rows, columns];
}

/**
 * As one product of matrices where all of `a` meets the same `b`.
 * @param bias broadcast to the product
 */
function addProduct(
  graph: GraphBuilder,
  a: Edge,
  b: Edge,
  bias: Edge | undefined,
  attributes: BatchMatMulAttrs,
  shape: readonly number[],
): Edge {
  const { transposeA, transposeB } = attributes;
  const [batchOfA, batchOfB] = [a, b].map((edge) => util.sizeFromShape([...edge.shape.slice(0, -2)]));
  if (a.type === "float32" && batchOfB === 1 && (batchOfA === 1 || !transposeA)) {
    const isRow = bias !== undefined && util.sizeFromShape([...bias.shape]) === bias.shape.at(-1);
    const offset = isRow ? graph.reshape(bias, [bias.shape.at(-1)!]) : undefined;
    const columns = shape.at(-1)!;
    const rows = util.sizeFromShape(shape.slice(0, -1));
    const inner = util.sizeFromShape([...a.shape]) / rows;
    // A vector is its own transpose, and faster so.
    const isTurned = transposeA && rows > 1 && inner > 1;
    const left = graph.reshape(a, isTurned ? [inner, rows] : [rows, inner]);
    const right = graph.reshape(b, b.shape.slice(-2));
    const product = graph.add("Gemm", [left, right, offset], "float32", [rows, columns], {
      transA: Number(isTurned),
      transB: Number(transposeB),
    });
    const whole = graph.reshape(product, shape);
    return bias && !offset ? graph.elementwise("Add", [whole, bias]) : whole;
  }
  const left = transposeA ? swapLast(graph, a) : a;
  const right = transposeB ? swapLast(graph, b) : b;
  const product = graph.add("MatMul", [left, right], a.type, shape);
  return bias ? graph.elementwise("Add", [product, bias]) : product;
}

function swapLast(graph: GraphBuilder, x: Edge): Edge {
  const rank = x.shape.length;
  const axes = x.shape.map((_, axis) => axis);
  return graph.transpose(x, [...axes.slice(0, -2), rank - 1, rank - 2]);
}

export const matMulKernels = [
  defineKernel<Inputs<"a" | "b">, BatchMatMulAttrs>(BatchMatMul, ({ a, b }, attributes) => {
    if (a.dtype !== b.dtype || a.dtype === "bool") return undefined;
    const shape = productShape(a, b, attributes);
    return {
      inputs: [a, b],
      outputs: [{ shape, dtype: a.dtype }],
      weights: [1],
      emit: (graph, [left, right]) => [addProduct(graph, left!, right!, undefined, attributes, shape)],
    };
  }),
  defineKernel<Inputs<"a" | "b", "bias" | "preluActivationWeights">, _FusedMatMulAttrs>(
    _FusedMatMul,
    ({ a, b, bias, preluActivationWeights }, attributes): Recording | undefined => {
      const given = [a, b, bias, preluActivationWeights].filter((tensor) => tensor !== undefined);
      if (given.some(({ dtype }) => dtype !== "float32")) return undefined;
      const shape = productShape(a, b, attributes);
      return {
        inputs: given,
        outputs: [{ shape, dtype: "float32" }],
        weights: given.map((_, place) => place).slice(1),
        emit: (graph, [left, right, ...rest]) => {
          const offset = bias ? rest[0] : undefined;
          const slope = preluActivationWeights ? rest.at(-1) : undefined;
          const product = addProduct(graph, left!, right!, offset, attributes, shape);
          const { activation, leakyreluAlpha } = attributes;
          return [addActivation(graph, product, activation, { slope, leakyreluAlpha })];
        },
      };
    },
  ),
];
