import { MOST_PAGES } from "./web-assembly.ts";

/** Types of a function's parameters and variables. */
const TYPE = { i32: 0x7f, v128: 0x7b } as const;
const FUNCTION = 0x60;
const NO_RESULT = 0x40;

/** Instructions without operands of their own, by their names in WebAssembly's text format. */
const PLAIN = {
  "i32.add": [0x6a],
  "i32.sub": [0x6b],
  "v128.and": [0xfd, 0x4e],
  "v128.bitselect": [0xfd, 0x52],
  "i32x4.eq": [0xfd, 0x37],
  "f32x4.gt": [0xfd, 0x44],
  "f32x4.add": [0xfd, 0xe4, 0x01],
  "f32x4.sub": [0xfd, 0xe5, 0x01],
  "f32x4.mul": [0xfd, 0xe6, 0x01],
  "memory.fill": [0xfc, 0x0b, 0],
} as const;

/** A variable of a function under construction. */
export type Variable = number & { readonly kind: "variable" };

/**
 * Writes a WebAssembly module of one function, `run`, which works on memory that is given to it. Instructions are
 * WebAssembly's own, in the order in which they run; operands come before what takes them.
 * @see the WebAssembly core specification, 2.0, §5
 */
export class FunctionWriter {
  readonly #parameters: number;
  readonly #variables: number[] = [];
  readonly #body: number[] = [];

  /** @param parameters how many, each an i32 */
  constructor(parameters: number) {
    this.#parameters = parameters;
  }

  parameter(place: number): Variable {
    return place as Variable;
  }

  variable(type: keyof typeof TYPE): Variable {
    return (this.#parameters + this.#variables.push(TYPE[type]) - 1) as Variable;
  }

  do(...instructions: readonly (keyof typeof PLAIN)[]): void {
    for (const instruction of instructions) this.#body.push(...PLAIN[instruction]);
  }

  get(variable: Variable): void {
    this.#body.push(0x20, ...unsigned(variable));
  }

  set(variable: Variable): void {
    this.#body.push(0x21, ...unsigned(variable));
  }

  /** Sets a variable, and leaves the value for what comes next. */
  tee(variable: Variable): void {
    this.#body.push(0x22, ...unsigned(variable));
  }

  constant(value: number): void {
    this.#body.push(0x41, ...signed(value));
  }

  /** Four lanes of one whole number. */
  lanes(value: number): void {
    const bytes = [0, 8, 16, 24].map((shift) => (value >>> shift) & 255);
    this.#body.push(0xfd, 0x0c, ...bytes, ...bytes, ...bytes, ...bytes);
  }

  /** Four floats from an address and so many bytes on. */
  load(bytes: number): void {
    this.#body.push(0xfd, 0x00, 2, ...unsigned(bytes));
  }

  /** Four floats to an address and so many bytes on. */
  store(bytes: number): void {
    this.#body.push(0xfd, 0x0b, 2, ...unsigned(bytes));
  }

  /** One of four floats to an address. */
  storeLane(lane: number): void {
    this.#body.push(0xfd, 0x5a, 2, 0, lane);
  }

  /** Four of the lanes of two vectors, 0 to 7. */
  shuffle(lanes: readonly number[]): void {
    this.#body.push(0xfd, 0x0d, ...lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte)));
  }

  copy(from: Variable, to: Variable): void {
    this.get(from);
    this.set(to);
  }

  increase(variable: Variable, amount: number): void {
    this.get(variable);
    this.constant(amount);
    this.do("i32.add");
    this.set(variable);
  }

  /** Runs what `write` writes until a variable, less one each time, is 0. It runs once at least. */
  countDown(variable: Variable, write: () => void): void {
    this.#body.push(0x03, NO_RESULT);
    write();
    this.get(variable);
    this.constant(1);
    this.do("i32.sub");
    this.tee(variable);
    this.#body.push(0x0d, 0, 0x0b);
  }

  /** Runs what `write` writes so many times, counted by a variable. */
  repeat(variable: Variable, times: number, write: () => void): void {
    this.constant(times);
    this.set(variable);
    this.countDown(variable, write);
  }

  /** The module as bytes. It takes memory that threads share as `host.memory`. */
  encode(): Uint8Array<ArrayBuffer> {
    const locals = vector(this.#variables.map((type) => [1, type]));
    const body = [...locals, ...this.#body, 0x0b];
    return Uint8Array.from([
      ...[0, 0x61, 0x73, 0x6d],
      ...[1, 0, 0, 0],
      ...section(1, [FUNCTION, ...vector(Array<number[]>(this.#parameters).fill([TYPE.i32])), ...vector([])]),
      ...section(2, [...name("host"), ...name("memory"), 2, 3, 1, ...unsigned(MOST_PAGES)]),
      ...section(3, [0]),
      ...section(7, [...name("run"), 0, 0]),
      ...section(10, [...unsigned(body.length), ...body]),
    ]);
  }
}

/** A section that holds one thing. */
function section(id: number, content: readonly number[]): number[] {
  const body = vector([content]);
  return [id, ...unsigned(body.length), ...body];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function name(text: string): number[] {
  return vector([...new TextEncoder().encode(text)].map((byte) => [byte]));
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

/** LEB128. */
function signed(value: number): number[] {
  const low = value & 127;
  const rest = value >> 7;
  const isLast = (rest === 0 && low < 64) || (rest === -1 && low >= 64);
  return isLast ? [low] : [low | 128, ...signed(rest)];
}
