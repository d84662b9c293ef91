import { allocate, type HostArray, type HostType } from "../onnx/element-type.ts";

/** Arrays below this size are not worth keeping. */
const SMALLEST = 4096;
const MAX_BYTES = 256 * 1024 * 1024;

/** Arrays that nobody reads any more, to be written again: fresh memory costs more than the copy into it. */
export class BufferPool {
  readonly #free = new Map<string, HostArray[]>();
  #bytes = 0;

  /** An array of as many elements; what is in it is left from its last use. */
  take(type: HostType, size: number): HostArray {
    const array = this.#free.get(`${type}${size}`)?.pop();
    if (!array) return allocate(type, size);
    this.#bytes -= array.byteLength;
    return array;
  }

  /** The caller keeps no reference. */
  give(type: HostType, array: HostArray): void {
    if (array.byteLength < SMALLEST || this.#bytes + array.byteLength > MAX_BYTES) return;
    const key = `${type}${array.length}`;
    const free = this.#free.get(key) ?? [];
    free.push(array);
    this.#free.set(key, free);
    this.#bytes += array.byteLength;
  }

  clear(): void {
    this.#free.clear();
    this.#bytes = 0;
  }
}
