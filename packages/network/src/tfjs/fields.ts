import { NetworkError, type NetworkErrorCode } from "../network-error.ts";
import type { Pair } from "../shape.ts";

/** The fields of one JSON object, each checked when it is read; `where` begins every message. */
export class Fields {
  readonly where: string;
  readonly #values: Readonly<Record<string, unknown>>;

  /** @throws NetworkError "malformed" unless `value` is an object */
  constructor(value: unknown, where: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new NetworkError("malformed", `${where}: expected an object, got ${describe(value)}`);
    }
    this.where = where;
    this.#values = Object.fromEntries(Object.entries(value));
  }

  /** Undefined where the field is absent or null. */
  value(key: string): unknown {
    return this.#values[key] ?? undefined;
  }

  text(key: string, fallback?: string): string {
    const value = this.value(key) ?? fallback;
    return typeof value === "string" ? value : this.#expected(key, "a string");
  }

  number(key: string, fallback?: number): number {
    const value = this.value(key) ?? fallback;
    return typeof value === "number" && Number.isFinite(value) ? value : this.#expected(key, "a number");
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.value(key) ?? fallback;
    return typeof value === "boolean" ? value : this.#expected(key, "true or false");
  }

  list(key: string, fallback?: readonly unknown[]): readonly unknown[] {
    const value = this.value(key) ?? fallback;
    return Array.isArray(value) ? value : this.#expected(key, "a list");
  }

  numbers(key: string, fallback?: readonly number[]): readonly number[] {
    return this.list(key, fallback).map((value) =>
      typeof value === "number" ? value : this.#expected(key, "numbers"),
    );
  }

  /** Two whole numbers, or one that stands for both. */
  pair(key: string, fallback?: Pair): Pair {
    const value = this.value(key) ?? fallback;
    const [first, second, ...rest] = typeof value === "number" ? [value, value] : this.list(key, fallback);
    if (rest.length > 0 || !isWhole(first) || !isWhole(second)) this.#expected(key, "one or two whole numbers");
    return [first, second];
  }

  object(key: string): Fields {
    return new Fields(this.value(key), `${this.where}: ${key}`);
  }

  /** @throws NetworkError always */
  reject(reason: string, code: NetworkErrorCode = "unsupported"): never {
    throw new NetworkError(code, `${this.where}: ${reason}`);
  }

  #expected(key: string, wanted: string): never {
    return this.reject(`expected ${key} to be ${wanted}, got ${describe(this.#values[key])}`, "malformed");
  }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
