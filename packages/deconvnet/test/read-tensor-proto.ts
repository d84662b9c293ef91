import { readFileSync } from "node:fs";

const RAW_DATA = 9;

/** The float32 values of an ONNX TensorProto file that holds them as raw bytes. */
export function readTensorProto(path: string): Float32Array {
  const bytes = new Uint8Array(readFileSync(path));
  let position = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[position++];
      if (byte === undefined) throw new Error(`${path}: expected a TensorProto with raw data`);
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  for (;;) {
    const tag = readVarint();
    const length = readVarint();
    if ((tag & 7) !== 2) continue;
    if (tag >> 3 === RAW_DATA) return new Float32Array(bytes.slice(position, position + length).buffer);
    position += length;
  }
}
