import { dataTypes } from "./data-types.ts";
import type { AttributeRecord, NodeRecord, TensorRecord } from "./model-file.ts";

/** A value as an attribute; whole numbers that mean floats are given as `{ float }`. */
export type AttributeValue = number | string | readonly number[] | { readonly float: number } | TensorRecord;

const nothing: AttributeRecord = {
  kind: "other",
  float: 0,
  integer: 0,
  text: "",
  tensor: undefined,
  floats: [],
  integers: [],
};

/** An attribute of the kind that its value has. */
export function makeAttribute(value: AttributeValue): AttributeRecord {
  if (typeof value === "number") return { ...nothing, kind: "integer", integer: value };
  if (typeof value === "string") return { ...nothing, kind: "text", text: value };
  if ("float" in value) return { ...nothing, kind: "float", float: value.float };
  if ("dataType" in value) return { ...nothing, kind: "tensor", tensor: value };
  return { ...nothing, kind: "integers", integers: value };
}

/** A node of ONNX's own operators. */
export function makeNode(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, AttributeValue>> = {},
  name = outputs[0] ?? "",
): NodeRecord {
  const entries = Object.entries(attributes).map(([key, value]) => [key, makeAttribute(value)] as const);
  return { name, operator, domain: "", inputs, outputs, attributes: new Map(entries) };
}

/** A stored tensor of floats. */
export function makeFloats(name: string, dims: readonly number[], data: Float32Array): TensorRecord {
  return makeRecord(name, dims, dataTypes.float, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

/** A stored list of 64-bit integers. */
export function makeIntegers(
  name: string,
  values: readonly number[],
  dims: readonly number[] = [values.length],
): TensorRecord {
  const data = BigInt64Array.from(values, BigInt);
  return makeRecord(name, dims, dataTypes.int64, new Uint8Array(data.buffer));
}

function makeRecord(name: string, dims: readonly number[], dataType: number, raw: Uint8Array): TensorRecord {
  return { name, dims, dataType, raw, floats: [], integers: [], doubles: [], external: false };
}
