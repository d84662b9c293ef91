import {
  backend_util,
  Concat,
  type ConcatAttrs,
  Identity,
  Reshape,
  type ReshapeAttrs,
  type TensorInfo,
  Transpose,
  type TransposeAttrs,
  util,
} from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

/** Kernels that move elements and compute none. */
export const shapeKernels = [
  defineKernel<Inputs<"x">, object>(Identity, ({ x }, _, backend) => ({ tensors: backend.share(x, x.shape) })),
  defineKernel<Inputs<"x">, ReshapeAttrs>(Reshape, ({ x }, { shape }, backend) => ({
    tensors: backend.share(x, util.inferFromImplicitShape(shape as number[], util.sizeFromShape(x.shape))),
  })),
  defineKernel<Inputs<"x">, TransposeAttrs>(Transpose, ({ x }, { perm }) => ({
    inputs: [x],
    outputs: [{ shape: perm.map((axis) => x.shape[axis]!), dtype: x.dtype }],
    emit: (graph, [input]) => [graph.transpose(input!, perm)],
  })),
  defineKernel<Readonly<Record<string, TensorInfo>>, ConcatAttrs>(Concat, (inputs, attributes, backend) => {
    const tensors = Object.values(inputs);
    const axis = util.parseAxisParam(attributes.axis, tensors[0]!.shape)[0]!;
    const shapes = tensors.map(({ shape }) => shape);
    backend_util.assertParamsConsistent(shapes, axis);
    const filled = tensors.filter(({ shape }) => util.sizeFromShape(shape) > 0);
    const first = filled[0];
    if (!first) return undefined;
    if (filled.length === 1) return { tensors: backend.share(first, first.shape) };
    const shape = first.shape.with(
      axis,
      filled.reduce((sum, tensor) => sum + tensor.shape[axis]!, 0),
    );
    return {
      inputs: filled,
      outputs: [{ shape, dtype: first.dtype }],
      emit: (graph, edges) => {
        if (shape.length === 4 && edges.some((edge) => graph.channelsFirst(edge))) {
          const [n, h, w, c] = shape as [number, number, number, number];
          const turned = edges.map((edge) => graph.toChannelsFirst(edge));
          const place = [0, 2, 3, 1][axis]!;
          return [graph.toChannelsLast(graph.add("Concat", turned, edges[0]!.type, [n, c, h, w], { axis: place }))];
        }
        return [graph.add("Concat", edges, edges[0]!.type, shape, { axis })];
      },
    };
  }),
];
