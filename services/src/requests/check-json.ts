import { type DescEnum, type DescField, type DescMessage, type DescOneof, ScalarType } from "@bufbuild/protobuf";
import { quote, RequestError } from "../request-error.ts";
import { expectedScalar } from "./expected-scalar.ts";
import { listChoices } from "./list-choices.ts";

/**
 * Whether JSON is a message, with fields and enum values that there are, of the types that they have: what reads it would
 * leave out what is misspelt in silence, and tells the rest without its place.
 * @param path of the message, for messages; empty: the request
 * @throws RequestError naming the field, what was given and what was expected
 */
export function checkJson(desc: DescMessage, json: unknown, path = ""): void {
  // These have a form of their own, which is checked where it is read.
  if (desc.typeName.startsWith("google.protobuf.")) {
    return;
  }
  if (!isObject(json)) {
    throw path === ""
      ? new RequestError("invalid", `the request is ${tell(json)}; expected an object`)
      : refuse(json, "an object", path);
  }
  const seen = new Set<DescField | DescOneof>();
  const fields = new Map(desc.fields.flatMap((field) => [[field.name, field] as const, [field.jsonName, field]]));
  for (const [key, value] of Object.entries(json)) {
    const field = fields.get(key);
    const name = join(path, field?.name ?? key);
    if (field === undefined) {
      const names = desc.fields.map((known) => known.name);
      const choices = names.length === 0 ? "expected none" : listChoices(key, names);
      throw new RequestError("invalid", `no such field; ${choices}`, cut(name));
    }
    if (seen.has(field)) {
      throw new RequestError("invalid", `given twice, as ${quote(field.name)} and as ${quote(field.jsonName)}`, name);
    }
    seen.add(field);
    checkAlone(field, value, seen, path);
    if (value !== null) {
      checkField(field, value, name);
    }
  }
}

/** Of a oneof there is one field, or none. */
function checkAlone({ oneof, fieldKind }: DescField, value: unknown, seen: Set<DescField | DescOneof>, path: string) {
  if (oneof === undefined || (fieldKind === "scalar" && value === null)) {
    return;
  }
  if (seen.has(oneof)) {
    const names = oneof.fields.map(({ name }) => name);
    const given = oneof.fields.filter((field) => seen.has(field)).map(({ name }) => name);
    const why = `${given.join(" and ")} given; expected one of ${names.join(", ")}`;
    throw new RequestError("invalid", why, join(path, oneof.name));
  }
  seen.add(oneof);
}

function checkField(field: DescField, value: unknown, path: string): void {
  switch (field.fieldKind) {
    case "list":
      if (!Array.isArray(value)) throw refuse(value, "a list", path);
      for (const [index, item] of value.entries()) checkValue(field, item, `${path}[${index}]`);
      return;
    case "map":
      if (!isObject(value)) throw refuse(value, "an object", path);
      for (const [key, item] of Object.entries(value)) {
        checkScalar(field.mapKey, key, path);
        checkValue(field, item, `${path}[${quote(key)}]`);
      }
      return;
    default:
      checkValue(field, value, path);
  }
}

/** What a field, a list or a map holds. */
function checkValue(field: DescField, value: unknown, path: string): void {
  if (field.enum !== undefined) {
    checkEnum(field.enum, value, path);
  } else if (field.message !== undefined) {
    checkJson(field.message, value, path);
  } else {
    checkScalar(field.scalar, value, path);
  }
}

function checkScalar(scalar: ScalarType, value: unknown, path: string): void {
  const expected = expectedScalar(scalar, value);
  if (expected !== undefined) throw refuse(value, expected, path);
}

/** Numbers are read as they are: what they stand for is the services' to say. */
function checkEnum({ values }: DescEnum, value: unknown, path: string): void {
  const isNumber = typeof value === "number" && expectedScalar(ScalarType.INT32, value) === undefined;
  if (isNumber || values.some(({ name }) => name === value)) {
    return;
  }
  // The first stands for nothing given.
  const names = values.slice(1).map(({ name }) => name);
  const expected = [names.slice(0, -1).join(", "), ...names.slice(-1)].filter((part) => part !== "").join(" or ");
  throw refuse(value, expected, path);
}

function refuse(value: unknown, expected: string, path: string): RequestError {
  return new RequestError("invalid", `${tell(value)} given; expected ${expected}`, path);
}

function tell(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  return typeof value === "string" ? quote(value) : String(value);
}

/** Of a name that nobody chose. */
function cut(name: string): string {
  return name.length <= 200 ? name : `${name.slice(0, 199).toWellFormed()}…`;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
