import { crc32 } from "./crc32.ts";
import { writeNpy } from "./write-npy.ts";

/** An array of a NumPy archive. */
export interface NamedArray {
  /** What NumPy finds it by. */
  name: string;
  values: Float32Array;
  shape: readonly number[];
}

/** Fields of fixed size, little-endian: [bytes, value]. */
type Fields = readonly (readonly [bytes: 2 | 4, value: number])[];

/** 1 January 1980, as zip writes it: the file is the same whenever it is written. */
const date = 0x21;

/**
 * Float32 arrays as a NumPy archive: a zip of .npy files, not compressed.
 * @throws RangeError if a shape and the number of its values differ
 * @see https://numpy.org/doc/stable/reference/generated/numpy.savez.html
 */
export function writeNpz(arrays: readonly NamedArray[]): Uint8Array<ArrayBuffer> {
  const files: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  for (const { name, values, shape } of arrays) {
    const data = writeNpy(values, shape);
    const path = new TextEncoder().encode(`${name}.npy`);
    const common: Fields = [
      ...([
        [2, 20],
        [2, 0x800],
        [2, 0],
        [2, 0],
        [2, date],
      ] as const),
      ...([
        [4, crc32(data)],
        [4, data.length],
        [4, data.length],
        [2, path.length],
        [2, 0],
      ] as const),
    ];
    const place: Fields = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ];
    const file = [writeFields([[4, 0x04034b50], ...common]), path, data];
    entries.push(writeFields([[4, 0x02014b50], [2, 20], ...common, ...place]), path);
    files.push(...file);
    offset += sizeOf(file);
  }
  const count = arrays.length;
  const end: Fields = [
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, sizeOf(entries)],
    [4, offset],
    [2, 0],
  ];
  return join([...files, ...entries, writeFields(end)]);
}

function writeFields(fields: Fields): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(sizeOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
