/** Memory of several threads, which can be sent to them. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
  /** @throws RangeError if there is no more */
  grow(pages: number): number;
}

type Exports = Readonly<Record<string, (...values: readonly number[]) => void>>;

/** What is used of WebAssembly: TypeScript declares it for browsers alone. */
interface WebAssemblyNamespace {
  readonly Memory: new (limits: { initial: number; maximum: number; shared: true }) => SharedMemory;
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly host: { readonly memory: SharedMemory } },
  ) => { readonly exports: Exports };
}

const { Memory, Module, Instance }: WebAssemblyNamespace = Reflect.get(globalThis, "WebAssembly");

export const PAGE_BYTES = 65_536;
/** 4 GiB, as far as addresses reach. */
const MOST_PAGES = 65_536;

export function makeSharedMemory(): SharedMemory {
  return new Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
}

/** @param code of a module, in base 64 */
export function compileModule(code: string): object {
  return new Module(Uint8Array.from(atob(code), (character) => character.charCodeAt(0)));
}

/** Functions that work on shared memory. */
export function instantiateModule(module: object, memory: SharedMemory): Exports {
  return new Instance(module, { host: { memory } }).exports;
}
