import type { Tensor, TensorInfo } from "@tensorflow/tfjs-core";

interface OperatorAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: number | boolean | string | readonly number[];
}

/** A tensor by its number. */
export interface TensorHandle {
  readonly id: number;
}

/** The native binding: TensorFlow's eager operators by name, on tensors by number. */
interface Binding {
  executeOp(
    name: string,
    attributes: readonly OperatorAttribute[],
    inputs: readonly number[],
    outputs: number,
  ): TensorHandle[];
  deleteTensor(id: number): void;
  isUsingGpuDevice(): boolean;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_INT64: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_Version: string;
}

/** What of TensorFlow.js's node backend is needed to call TensorFlow's own operators. */
export interface NodeBackend {
  readonly binding: Binding;
  getInputTensorIds(tensors: readonly TensorInfo[]): number[];
  createOutputTensor(handle: TensorHandle): Tensor;
}

/** @throws TypeError if it is not the node backend */
export function asNodeBackend(backend: unknown): NodeBackend {
  if (!isNodeBackend(backend)) throw new TypeError("expected TensorFlow.js's node backend");
  return backend;
}

function isNodeBackend(backend: unknown): backend is NodeBackend {
  return (
    typeof backend === "object" &&
    backend !== null &&
    "binding" in backend &&
    "getInputTensorIds" in backend &&
    "createOutputTensor" in backend
  );
}
