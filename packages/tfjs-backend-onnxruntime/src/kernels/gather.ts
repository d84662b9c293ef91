import { type BackendValues, backend_util, GatherNd, GatherV2, type GatherV2Attrs, util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { keepLayout } from "./keep-layout.ts";
import { addRowIndices, forbidNegative } from "./row-indices.ts";

type GatherInfo = ReturnType<typeof backend_util.segment_util.collectGatherOpShapeInfo>;

/** Takes slices along an axis; a list of them keeps the layout of feature maps. */
function addGather(graph: GraphBuilder, x: Edge, indices: Edge, axis: number): Edge {
  if (indices.shape.length === 1) {
    return keepLayout(graph, x, (source, axes) => {
      const place = axes.indexOf(axis);
      const shape = source.shape.with(place, indices.shape[0]!);
      return graph.add("Gather", [source, indices], source.type, shape, { axis: place });
    });
  }
  return graph.add("Gather", [x, indices], x.type, x.shape.toSpliced(axis, 1, ...indices.shape), { axis });
}

/** Takes slices along an axis, others for each element of a batch. */
function addBatchedGather(graph: GraphBuilder, x: Edge, indices: Edge, info: GatherInfo): Edge {
  const { batchSize, outerSize, dimSize, sliceSize, outputShape } = info;
  const count = util.sizeFromShape([...indices.shape]) / batchSize;
  const split = graph.reshape(x, [batchSize, outerSize, dimSize, sliceSize]);
  const table = graph.add("Transpose", [split], x.type, [batchSize, dimSize, outerSize, sliceSize], {
    perm: [0, 2, 1, 3],
  });
  const places = graph.cast(graph.reshape(indices, [batchSize, count, 1]), "int64");
  const slices = graph.add("GatherND", [table, places], x.type, [batchSize, count, outerSize, sliceSize], {
    batch_dims: 1,
  });
  const turned = graph.add("Transpose", [slices], x.type, [batchSize, outerSize, count, sliceSize], {
    perm: [0, 2, 1, 3],
  });
  return graph.reshape(turned, outputShape);
}

/** Where the indices are known already, a wrong one is told by the call and not by the read. */
function requireIndices(indices: BackendValues, extent: number): void {
  for (const index of indices) {
    if (Number(index) >= 0 && Number(index) < extent) continue;
    throw new RangeError(`GatherV2: the index value ${index} is not in [0, ${extent - 1}]`);
  }
}

/** Kernels that take elements by index. */
export const gatherKernels = [
  defineKernel<Inputs<"x" | "indices">, GatherV2Attrs>(GatherV2, ({ x, indices }, attributes, backend) => {
    const axis = util.parseAxisParam(attributes.axis, x.shape)[0]!;
    requireIndices(backend.peek(indices) ?? [], x.shape[axis]!);
    const info = backend_util.segment_util.collectGatherOpShapeInfo(x, indices, axis, attributes.batchDims ?? 0);
    return {
      inputs: [x, indices],
      outputs: [{ shape: info.outputShape, dtype: x.dtype }],
      emit: (graph, [input, places]) => {
        const valid = forbidNegative(graph, graph.cast(places!, "int32"), x.shape[axis]!);
        return [
          (attributes.batchDims ?? 0) === 0
            ? addGather(graph, input!, valid, axis)
            : addBatchedGather(graph, input!, valid, info),
        ];
      },
    };
  }),
  defineKernel<Inputs<"params" | "indices">, object>(GatherNd, ({ params, indices }) => {
    const [shape, , sliceSize, strides] = backend_util.prepareAndValidate(params, indices);
    return {
      inputs: [params, indices],
      outputs: [{ shape, dtype: params.dtype }],
      emit: (graph, [input, coordinates]) => {
        const count = util.sizeFromShape(params.shape) / sliceSize;
        const rows = addRowIndices(graph, coordinates!, strides, count);
        const table = graph.reshape(input!, [count, sliceSize]);
        return [graph.reshape(addGather(graph, table, rows, 0), shape)];
      },
    };
  }),
];
