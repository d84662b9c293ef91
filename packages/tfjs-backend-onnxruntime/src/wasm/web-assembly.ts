/** Memory of several threads. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
  /** @throws RangeError if there is no more */
  grow(pages: number): number;
}

/** Compiled code, which can be sent to other threads. */
export type ProgramModule = object;

/** A program's `run`: addresses of the operands and the result, then how many maps. */
export type RunMaps = (...values: readonly number[]) => void;

interface MemoryLimits {
  readonly initial: number;
  readonly maximum: number;
  readonly shared: true;
}

/** What is used of WebAssembly: TypeScript declares it for browsers alone. */
interface WebAssemblyNamespace {
  readonly Memory: new (limits: MemoryLimits) => SharedMemory;
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => ProgramModule;
  readonly Instance: new (
    module: ProgramModule,
    imports: { readonly host: { readonly memory: SharedMemory } },
  ) => { readonly exports: { readonly run: RunMaps } };
}

const { Memory, Module, Instance }: WebAssemblyNamespace = Reflect.get(globalThis, "WebAssembly");

export const PAGE_BYTES = 65_536;
/** 4 GiB, as far as addresses reach. */
export const MOST_PAGES = 65_536;

export function makeSharedMemory(): SharedMemory {
  return new Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
}

/** @throws CompileError for other than a WebAssembly module */
export function compileProgram(code: Uint8Array<ArrayBuffer>): ProgramModule {
  return new Module(code);
}

/** A program's function on shared memory. */
export function instantiateProgram(module: ProgramModule, memory: SharedMemory): RunMaps {
  return new Instance(module, { host: { memory } }).exports.run;
}
