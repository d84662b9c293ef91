import {
  type DataType,
  type KernelConfig,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";
import type { OnnxRuntimeBackend } from "../backend.ts";
import { runOnCpu } from "../fallback.ts";
import { type Computation, type Emit, usualComputation } from "../graph/recorded-node.ts";

/** Name under which TensorFlow.js knows the backend. */
export const BACKEND_NAME = "onnxruntime";

/** How a kernel call enters a graph. */
export interface Recording extends Partial<Computation> {
  /** In the order in which `emit` gets them. */
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly { readonly shape: readonly number[]; readonly dtype: DataType }[];
  /** Whether TensorFlow.js expects a list even of one output. */
  readonly isList?: boolean;
  readonly emit: Emit;
}

/** Named inputs of a kernel, some of which may be left out. */
export type Inputs<Names extends string, Optional extends string = never> = Readonly<
  Record<Names, TensorInfo> & Partial<Record<Optional, TensorInfo>>
>;

/** Tensors stand for outputs that need no computing; undefined leaves the call to the cpu backend. */
export type RecordKernel<Given, Attributes> = (
  inputs: Given,
  attributes: Attributes,
  backend: OnnxRuntimeBackend,
) => Recording | { readonly tensors: TensorInfo | TensorInfo[] } | undefined;

/** A TensorFlow.js kernel that is recorded when it is called, and computed when its output is read. */
export function defineKernel<Given extends object, Attributes extends object>(
  kernelName: string,
  record: RecordKernel<Given, Attributes>,
): KernelConfig {
  return {
    kernelName,
    backendName: BACKEND_NAME,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const owner = backend as OnnxRuntimeBackend;
      const recording = record(inputs as Given, (attrs ?? {}) as Attributes, owner);
      if (recording && "tensors" in recording) return recording.tensors;
      if (!recording || !isComputable(recording)) return runOnCpu(kernelName, inputs, attrs, owner);
      const { isList = recording.outputs.length > 1, ...given } = recording;
      const tensors = owner.record({
        kernel: kernelName,
        attributes: describeNames(inputs) + describeAttributes(attrs),
        ...usualComputation,
        ...given,
      });
      return isList ? tensors : tensors[0]!;
    },
  };
}

/** A kernel that the cpu backend computes. */
export function defineFallback(kernelName: string): KernelConfig {
  return {
    kernelName,
    backendName: BACKEND_NAME,
    kernelFunc: ({ inputs, attrs, backend }: { inputs: NamedTensorInfoMap; attrs?: NamedAttrMap; backend: unknown }) =>
      runOnCpu(kernelName, inputs, attrs, backend as OnnxRuntimeBackend),
  };
}

/** Numbers of the three types, at least one in each tensor. */
function isComputable({ inputs, outputs }: Recording): boolean {
  return [...inputs, ...outputs].every(
    ({ shape, dtype }) =>
      (dtype === "float32" || dtype === "int32" || dtype === "bool") && util.sizeFromShape([...shape]) > 0,
  );
}

/** Which of the inputs are given. */
function describeNames(inputs: NamedTensorInfoMap): string {
  let text = "";
  for (const name in inputs) if (inputs[name]) text += `${name};`;
  return text;
}

function describeAttributes(attributes: NamedAttrMap | undefined): string {
  let text = "";
  for (const name in attributes) {
    const value = attributes[name];
    const isPlain = typeof value !== "object" || value === null || Array.isArray(value);
    text += `${name}=${isPlain ? String(value) : JSON.stringify(value)};`;
  }
  return text;
}
