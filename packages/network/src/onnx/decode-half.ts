const word = new DataView(new ArrayBuffer(4));

/** The number that 16 bits mean as IEEE 754 binary16. */
export function decodeFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The number that 16 bits mean as the upper half of a 32-bit float. */
export function decodeBfloat16(bits: number): number {
  word.setUint16(0, bits & 0xffff);
  word.setUint16(2, 0);
  return word.getFloat32(0);
}
