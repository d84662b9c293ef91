import { BOARD_BYTES } from "./job-board.ts";
import { MOST_PAGES, makeSharedMemory, PAGE_BYTES } from "./web-assembly.ts";

const FLOAT = Float32Array.BYTES_PER_ELEMENT;
/** Arrays begin on lines of the processor's cache. */
const LINE = 64;

/**
 * Arrays that several threads work on. They are taken one behind the other, and the memory is used again once all of
 * them are given back.
 */
export class SharedHeap {
  readonly memory = makeSharedMemory();
  readonly #taken = new Set<Float32Array>();
  #end = BOARD_BYTES;

  /** An array of as many floats, with whatever is in it; undefined if there is no more memory. */
  take(size: number): Float32Array<SharedArrayBuffer> | undefined {
    const start = Math.ceil(this.#end / LINE) * LINE;
    const end = start + size * FLOAT;
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / PAGE_BYTES);
    if (missing > 0 && !this.#grow(missing)) return undefined;
    this.#end = end;
    const array = new Float32Array(this.memory.buffer, start, size);
    this.#taken.add(array);
    return array;
  }

  has(array: object): boolean {
    return this.#taken.has(array as Float32Array);
  }

  /** The caller keeps no reference. */
  give(array: Float32Array): void {
    this.#taken.delete(array);
    if (this.#taken.size === 0) this.#end = BOARD_BYTES;
  }

  /** As if all were given back. */
  clear(): void {
    this.#taken.clear();
    this.#end = BOARD_BYTES;
  }

  #grow(pages: number): boolean {
    if (this.memory.buffer.byteLength / PAGE_BYTES + pages > MOST_PAGES) return false;
    try {
      this.memory.grow(pages);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }
}
