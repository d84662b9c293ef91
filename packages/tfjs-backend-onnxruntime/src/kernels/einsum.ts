import { Einsum, type EinsumAttrs, type TensorInfo } from "@tensorflow/tfjs-core";
import { defineKernel } from "./define-kernel.ts";

/** Terms of letters, one or two before the arrow. */
const EQUATION = /^([a-z]*)(?:,([a-z]*))?->([a-z]*)$/i;

export const einsumKernels = [
  // The cpu backend says what is wrong with an equation.
  defineKernel<readonly TensorInfo[], EinsumAttrs>(Einsum, (tensors, attributes) => {
    const equation = attributes.equation.replace(/\s/g, "");
    const shape = tensors.every(({ dtype }) => dtype === "float32") ? resultShape(equation, tensors) : undefined;
    if (!shape) return undefined;
    return {
      inputs: tensors,
      outputs: [{ shape, dtype: "float32" }],
      emit: (graph, edges) => [graph.add("Einsum", edges, "float32", shape, { equation })],
    };
  }),
];

/** Undefined where terms, labels and extents do not fit together. */
function resultShape(equation: string, tensors: readonly TensorInfo[]): number[] | undefined {
  const terms = EQUATION.exec(equation)
    ?.slice(1)
    .filter((term) => term !== undefined);
  if (terms?.length !== tensors.length + 1 || terms.some((term) => new Set(term).size < term.length)) return undefined;
  const extents = new Map<string, number>();
  for (const [place, { shape }] of tensors.entries()) {
    const labels = [...terms[place]!];
    if (labels.length !== shape.length) return undefined;
    for (const [axis, label] of labels.entries()) {
      if ((extents.get(label) ?? shape[axis]) !== shape[axis]) return undefined;
      extents.set(label, shape[axis]!);
    }
  }
  const shape = [...terms.at(-1)!].map((label) => extents.get(label));
  return shape.every((extent) => extent !== undefined) ? shape : undefined;
}
