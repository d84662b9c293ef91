import { ScalarType } from "@bufbuild/protobuf";

/**
 * What JSON has to be to stand for a scalar, where a value does not: numbers may be text, bytes are base64.
 * @returns undefined if the value does
 */
export function expectedScalar(scalar: ScalarType, value: unknown): string | undefined {
  switch (scalar) {
    case ScalarType.STRING:
      if (typeof value !== "string") return "text";
      return value.isWellFormed() ? undefined : "text in Unicode";
    case ScalarType.BOOL:
      return typeof value === "boolean" ? undefined : "true or false";
    case ScalarType.BYTES:
      return typeof value === "string" && isBase64(value) ? undefined : "bytes in base64";
    case ScalarType.FLOAT:
      return expectedNumber("3.4e+38", Math.fround, value);
    case ScalarType.DOUBLE:
      return expectedNumber("1.8e+308", Number, value);
    case ScalarType.INT32:
    case ScalarType.SINT32:
    case ScalarType.SFIXED32:
      return expectedInteger(readNumber, -(2n ** 31n), 2n ** 31n - 1n, value);
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      return expectedInteger(readNumber, 0n, 2n ** 32n - 1n, value);
    case ScalarType.INT64:
    case ScalarType.SINT64:
    case ScalarType.SFIXED64:
      return expectedInteger(BigInt, -(2n ** 63n), 2n ** 63n - 1n, value);
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
      return expectedInteger(BigInt, 0n, 2n ** 64n - 1n, value);
  }
}

const notFinite: ReadonlySet<unknown> = new Set(["NaN", "Infinity", "-Infinity"]);

/** @param round makes what is too large infinite */
function expectedNumber(largest: string, round: (number: number) => number, value: unknown): string | undefined {
  const number = typeof value === "string" ? readText(value) : value;
  if (notFinite.has(value) || (typeof number === "number" && Number.isFinite(round(number)))) return undefined;
  return typeof value === "number" ? `a number within ±${largest}` : "a number";
}

/** @param read throws where it is no whole number */
function expectedInteger(
  read: (value: number | string) => bigint,
  least: bigint,
  most: bigint,
  value: unknown,
): string | undefined {
  const expected = `a whole number from ${least} to ${most}`;
  if ((typeof value !== "number" && typeof value !== "string") || value === "") return expected;
  try {
    const number = read(value);
    return number >= least && number <= most ? undefined : expected;
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return expected;
    throw error;
  }
}

function readNumber(value: number | string): bigint {
  return BigInt(typeof value === "string" ? readText(value) : value);
}

/** NaN unless it is a number without anything around it. */
function readText(text: string): number {
  return text === "" || text.trim() !== text ? Number.NaN : Number(text);
}

/** Either alphabet, with or without padding, with spaces anywhere. */
function isBase64(text: string): boolean {
  if (/[^A-Za-z0-9+/_=\t\n\r -]/.test(text)) return false;
  const last = text.slice(text.lastIndexOf("=") + 1).replaceAll(/[\t\n\r ]/g, "");
  return last.length % 4 !== 1;
}
