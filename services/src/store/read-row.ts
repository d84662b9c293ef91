import type { Row } from "@libsql/client";

export function asText(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") {
    throw new Error(`expected text in the store's column ${column}, got ${typeof value}`);
  }
  return value;
}

/** What the store itself wrote as JSON. */
export function parseStored<Value>(row: Row, column: string): Value {
  return JSON.parse(asText(row, column));
}
