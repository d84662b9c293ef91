import { readFileSync } from "node:fs";

/** A little-endian, C-ordered NumPy array as float numbers. */
export interface NumpyArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Reads an .npy file of float32 ("<f4"), as numpy.save writes it. */
export function readNpy(path: string): NumpyArray {
  const bytes = readFileSync(path);
  if (bytes.toString("latin1", 1, 6) !== "NUMPY") throw new Error(`${path}: expected an .npy file`);
  const isLong = bytes[6]! > 1;
  const length = isLong ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8);
  const start = isLong ? 12 : 10;
  const header = bytes.toString("latin1", start, start + length);
  const type = /'descr': '([^']+)'/.exec(header)?.[1];
  if (type !== "<f4" || header.includes("'fortran_order': True")) throw new Error(`${path}: expected C-ordered <f4`);
  const shape = (/'shape': \(([^)]*)\)/.exec(header)?.[1] ?? "")
    .split(",")
    .filter((part) => part.trim())
    .map(Number);
  const data = bytes.subarray(start + length);
  return { shape, data: new Float32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)) };
}

/** [1, c, h, w] → the same elements as [h, w, c]. */
export function channelsLast({ shape, data }: NumpyArray): Float32Array {
  const [channels, height, width] = shape.slice(-3) as [number, number, number];
  const moved = new Float32Array(data.length);
  for (let channel = 0; channel < channels; channel += 1) {
    for (let cell = 0; cell < height * width; cell += 1) {
      moved[cell * channels + channel] = data[channel * height * width + cell]!;
    }
  }
  return moved;
}
