import type { Row } from "./database.ts";

export function asText(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") {
    throw wrongColumn("text", column, value);
  }
  return value;
}

export function asNumber(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") {
    throw wrongColumn("a number", column, value);
  }
  return value;
}

export function asBytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) {
    throw wrongColumn("bytes", column, value);
  }
  return value;
}

/** What the store itself wrote as JSON. */
export function parseStored<Value>(row: Row, column: string): Value {
  return JSON.parse(asText(row, column));
}

function wrongColumn(expected: string, column: string, value: unknown): Error {
  return new Error(`expected ${expected} in the store's column ${column}, got ${typeof value}`);
}
