import { DataType } from "@deconvscope/proto";

/** A dense array for the wire: row-major, little-endian. */
export function writeTensor(shape: readonly number[], values: Float32Array) {
  return {
    shape: [...shape],
    dataType: DataType.FLOAT32,
    data: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  };
}
