/**
 * Encodes a tensor as a NumPy .npy file, format 1.0.
 * @param data little-endian float32 or int32, row-major
 */
export function encodeNpy(shape: readonly number[], data: Uint8Array, descr: "<f4" | "<i4" = "<f4"): Uint8Array {
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const described = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${dimensions}), }`;
  const unpadded = prefix + described.length + 1;
  const header = `${described.padEnd(described.length + ((64 - (unpadded % 64)) % 64))}\n`;
  const start = Buffer.from(`\x93NUMPY\x01\x00\0\0`, "latin1");
  start.writeUInt16LE(header.length, 8);
  return Buffer.concat([start, Buffer.from(header, "latin1"), data]);
}

/** Magic, version and the header's length. */
const prefix = 10;
