import { makeSharedMemory, PAGE_BYTES, type SharedMemory } from "./web-assembly.ts";

/** Numbers that all threads see. */
export type SharedValues = Float32Array<SharedArrayBuffer>;

const FLOAT = Float32Array.BYTES_PER_ELEMENT;
/** Arrays begin on lines of the processor's cache, and at least one number lies between two. */
const LINE = 64;

/** Images and what is drawn of them, where code that draws sees them. */
export class DrawingMemory {
  readonly shared: SharedMemory = makeSharedMemory();
  #end = 0;

  /**
   * An array of so many numbers, with whatever is in it.
   * @throws RangeError if there is no more memory
   */
  take(length: number): SharedValues {
    const start = Math.ceil((this.#end + FLOAT) / LINE) * LINE;
    this.#end = start + length * FLOAT;
    const missing = Math.ceil((this.#end + LINE - this.shared.buffer.byteLength) / PAGE_BYTES);
    if (missing > 0) this.shared.grow(missing);
    return new Float32Array(this.shared.buffer, start, length);
  }

  /** All that was taken may be used anew. */
  clear(): void {
    this.#end = 0;
  }
}
