const word = new DataView(new ArrayBuffer(4));

/** The number that sixteen bits stand for as the upper half of a 32-bit float. */
export function decodeBfloat16(bits: number): number {
  word.setUint16(0, bits & 0xffff);
  return word.getFloat32(0);
}
