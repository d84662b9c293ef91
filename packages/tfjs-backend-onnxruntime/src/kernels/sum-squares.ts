import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { blockSize } from "../onnx/block-size.ts";
import { makeSumSquares } from "../wasm/sum-squares.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { CHANNELS_FIRST } from "./keep-layout.ts";

/**
 * `x` [n, ...shape], and `from` [1, ...shape] if it is given, to [parts, n]: of each image the squares of its numbers, or
 * of their differences from that one's, summed in so many parts that single precision is enough for each.
 */
export const SUM_SQUARES = "SumSquares";

/** Numbers of a part. */
const LONGEST = 16_384;

export const sumSquaresKernels = [
  defineKernel<Inputs<"x", "from">, object>(SUM_SQUARES, ({ x, from }) => {
    checkOperands(x, from);
    const [images = 1] = x.shape;
    const length = util.sizeFromShape(x.shape) / images;
    const isBlocked = x.shape.length === 4 && blockSize() > 0 && x.shape[3]! % blockSize() === 0;
    const program = isBlocked ? makeSumSquares(images, length, from !== undefined) : undefined;
    const parts = program?.maps ?? countParts(length);
    return {
      inputs: from ? [x, from] : [x],
      outputs: [{ shape: [parts, images], dtype: "float32" }],
      program,
      emit: (graph, [values, origin]) => {
        const numbers = origin ? graph.elementwise("Sub", [values!, origin]) : values!;
        return [sumParts(graph, numbers, images, parts)];
      },
    };
  }),
];

/** Products of rows with themselves: there is nothing that squares and sums in one go. The order is of no account. */
function sumParts(graph: GraphBuilder, x: Edge, images: number, parts: number): Edge {
  const run = util.sizeFromShape([...x.shape]) / images / parts;
  const cells = graph.blocked.get(x) ?? (x.shape.length === 4 ? graph.transpose(x, CHANNELS_FIRST) : x);
  const rows = graph.reshape(cells, [images * parts, 1, run]);
  const columns = graph.reshape(cells, [images * parts, run, 1]);
  const sums = graph.add("MatMul", [rows, columns], "float32", [images * parts, 1, 1]);
  return graph.transpose(graph.reshape(sums, [images, parts]), [1, 0]);
}

function countParts(length: number): number {
  let parts = Math.ceil(length / LONGEST);
  while (length % parts !== 0) parts += 1;
  return parts;
}

/** @throws TypeError, RangeError */
function checkOperands(x: TensorInfo, from: TensorInfo | undefined): void {
  for (const [name, tensor] of Object.entries({ x, from })) {
    if (tensor && tensor.dtype !== "float32")
      throw new TypeError(`${SUM_SQUARES}: expected ${name} of type float32, got ${tensor.dtype}`);
  }
  if (from && !util.arraysEqual(from.shape, [1, ...x.shape.slice(1)]))
    throw new RangeError(`${SUM_SQUARES}: expected from [${[1, ...x.shape.slice(1)]}], got [${from.shape}]`);
}
