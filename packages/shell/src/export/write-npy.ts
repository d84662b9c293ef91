/**
 * A float32 array as a NumPy file (format 1.0, little-endian, C order).
 * @throws RangeError if the shape and the number of values differ
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function writeNpy(values: Float32Array, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const count = shape.reduce((product, side) => product * side, 1);
  if (count !== values.length)
    throw new RangeError(`expected ${count} values for shape ${shape.join(" × ")}, got ${values.length}`);
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': ${tuple}, }`;
  // Magic, version and length take 10 bytes; the data start at a multiple of 64; the header ends in a newline.
  const padded = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
  const file = new Uint8Array(10 + padded + 4 * count);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, padded & 0xff, padded >> 8]);
  file.set(new TextEncoder().encode(`${header.padEnd(padded - 1)}\n`), 10);
  const data = new DataView(file.buffer, 10 + padded);
  for (const [index, value] of values.entries()) data.setFloat32(4 * index, value, true);
  return file;
}
