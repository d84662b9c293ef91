import { backend_util, Concat, type ConcatAttrs, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel } from "./define-kernel.ts";

/** Where axes of [n, h, w, c] are in [n, c, h, w]. */
const CHANNELS_FIRST_AXES = [0, 2, 3, 1];

/** Adds what lays tensors one behind the other along an axis; feature maps keep their layout. */
export function addConcat(graph: GraphBuilder, edges: readonly Edge[], axis: number): Edge {
  const first = edges[0]!;
  const join = (parts: readonly Edge[], place: number) => {
    const extent = parts.reduce((sum, { shape }) => sum + shape[place]!, 0);
    return graph.add("Concat", parts, first.type, parts[0]!.shape.with(place, extent), { axis: place });
  };
  if (first.shape.length !== 4) return join(edges, axis);
  const place = CHANNELS_FIRST_AXES[axis]!;
  const blocks = edges.map((edge) => graph.blocked.get(edge)).filter((block) => block !== undefined);
  // Whole images and whole blocks of channels lie one behind the other in blocked maps too.
  if (place < 2 && blocks.length === edges.length) return graph.blocked.toChannelsLast(join(blocks, place));
  if (edges.every((edge) => !graph.channelsFirst(edge))) return join(edges, axis);
  const turned = edges.map((edge) => graph.toChannelsFirst(edge));
  return graph.toChannelsLast(join(turned, place));
}

/** Tensors without elements are left out. */
export const concatKernels = [
  defineKernel<Readonly<Record<string, TensorInfo>>, ConcatAttrs>(Concat, (inputs, attributes, backend) => {
    const tensors = Object.values(inputs);
    const axis = util.parseAxisParam(attributes.axis, tensors[0]!.shape)[0]!;
    const shapes = tensors.map(({ shape }) => shape);
    backend_util.assertParamsConsistent(shapes, axis);
    const filled = tensors.filter(({ shape }) => util.sizeFromShape(shape) > 0);
    const first = filled[0];
    if (!first) return undefined;
    if (filled.length === 1) return { tensors: backend.share(first, first.shape) };
    return {
      inputs: filled,
      outputs: [{ shape: backend_util.computeOutShape(shapes, axis), dtype: first.dtype }],
      emit: (graph, edges) => [addConcat(graph, edges, axis)],
    };
  }),
];
