/** Memory of compiled code. */
export interface CodeMemory {
  /** Another one once it has grown. */
  readonly buffer: ArrayBuffer;
  /** @throws RangeError if there is no more */
  grow(pages: number): number;
}

type Exports = Readonly<Record<string, (...values: readonly number[]) => void>>;

/** What is used of WebAssembly: TypeScript declares it for browsers alone. */
interface WebAssemblyNamespace {
  readonly Memory: new (limits: { initial: number }) => CodeMemory;
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly host: { readonly memory: CodeMemory } },
  ) => { readonly exports: Exports };
}

const { Memory, Module, Instance }: WebAssemblyNamespace = Reflect.get(globalThis, "WebAssembly");

export const PAGE_BYTES = 65_536;

/** @param code of a module, in base 64, that takes its memory as `host.memory` */
export function instantiateCode(code: string): { readonly memory: CodeMemory; readonly exports: Exports } {
  const module = new Module(Uint8Array.from(atob(code), (character) => character.charCodeAt(0)));
  const memory = new Memory({ initial: 1 });
  return { memory, exports: new Instance(module, { host: { memory } }).exports };
}
