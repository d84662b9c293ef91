/** Numbers that all threads see. */
export type SharedValues = Float32Array<SharedArrayBuffer>;

/** Zeros. */
export function shareValues(length: number): SharedValues {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
}
