/** TensorFlow.js's types of numbers. */
export type HostType = "float32" | "int32" | "bool";

/**
 * Element types inside a graph: indices and shapes are int64, numbers as exact as JavaScript's are float64, and what
 * JavaScript shall not see is bfloat16.
 */
export type ElementType = HostType | "int64" | "float64" | "bfloat16";

export type HostArray = Float32Array | Int32Array | Uint8Array;

export type NumericArray = HostArray | BigInt64Array | Float64Array;

/** ONNX's TensorProto.DataType. */
export const elementCode: Record<ElementType, number> = {
  float32: 1,
  int32: 6,
  int64: 7,
  bool: 9,
  float64: 11,
  bfloat16: 16,
};

/** A zeroed array of as many elements. */
export function allocate(type: HostType, size: number): HostArray {
  switch (type) {
    case "float32":
      return new Float32Array(size);
    case "int32":
      return new Int32Array(size);
    case "bool":
      return new Uint8Array(size);
  }
}
