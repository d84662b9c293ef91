import { ExpandDims, type ExpandDimsAttrs, Pack, type PackAttrs, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

function withAxis(shape: readonly number[], axis: number, extent: number): readonly number[] {
  const rank = shape.length;
  util.assert(
    -(rank + 1) <= axis && axis <= rank,
    () => `axis: expected one of [${-(rank + 1)}, ${rank}], got ${axis}`,
  );
  return shape.toSpliced(axis < 0 ? rank + axis + 1 : axis, 0, extent);
}

/** Kernels that add an axis. */
export const packKernels = [
  defineKernel<Inputs<"input">, ExpandDimsAttrs>(ExpandDims, ({ input }, { dim }, backend) => ({
    tensors: backend.share(input, withAxis(input.shape, dim, 1)),
  })),
  defineKernel<Readonly<Record<string, TensorInfo>>, PackAttrs>(Pack, (inputs, { axis }, backend) => {
    const tensors = Object.values(inputs);
    const [first, ...others] = tensors;
    if (!first) return undefined;
    if (others.length === 0) return { tensors: backend.share(first, withAxis(first.shape, axis, 1)) };
    for (const { shape, dtype } of others) {
      util.assertShapesMatch(first.shape, shape, "Pack: expected tensors of one shape: ");
      util.assert(dtype === first.dtype, () => `Pack: expected tensors of one type, got ${first.dtype} and ${dtype}`);
    }
    const shape = withAxis(first.shape, axis, tensors.length);
    const single = withAxis(first.shape, axis, 1);
    return {
      inputs: tensors,
      outputs: [{ shape, dtype: first.dtype }],
      emit: (graph, edges) => [
        graph.add(
          "Concat",
          edges.map((edge) => graph.reshape(edge, single)),
          edges[0]!.type,
          shape,
          { axis: axis < 0 ? axis + shape.length : axis },
        ),
      ],
    };
  }),
];
