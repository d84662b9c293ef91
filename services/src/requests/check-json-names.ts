import type { DescEnum, DescField, DescMessage } from "@bufbuild/protobuf";
import { quote, RequestError } from "../request-error.ts";
import { listChoices } from "./list-choices.ts";

/**
 * Whether a message's JSON speaks of fields and enum values that there are: what is misspelt would be left out in
 * silence. Anything else that is wrong is left to what reads it.
 * @param path of the message, for messages; empty: the request
 * @throws RequestError naming the field, what was given and what there is
 */
export function checkJsonNames(desc: DescMessage, json: unknown, path = ""): void {
  // These have a form of their own, which is checked where it is read.
  if (!isObject(json) || desc.typeName.startsWith("google.protobuf.")) {
    return;
  }
  const fields = new Map(desc.fields.flatMap((field) => [[field.name, field] as const, [field.jsonName, field]]));
  for (const [key, value] of Object.entries(json)) {
    const field = fields.get(key);
    const name = join(path, field?.name ?? key);
    if (field === undefined) {
      const names = desc.fields.map((known) => known.name);
      const choices = names.length === 0 ? "expected none" : listChoices(key, names);
      throw new RequestError("invalid", `no such field; ${choices}`, cut(name));
    }
    checkField(field, value, name);
  }
}

function checkField(field: DescField, value: unknown, path: string): void {
  switch (field.fieldKind) {
    case "enum":
      checkEnum(field.enum, value, path);
      return;
    case "message":
      checkJsonNames(field.message, value, path);
      return;
    case "list":
      for (const [index, item] of (Array.isArray(value) ? value : []).entries()) {
        checkPart(field, item, `${path}[${index}]`);
      }
      return;
    case "map":
      for (const [key, item] of Object.entries(isObject(value) ? value : {})) {
        checkPart(field, item, `${path}[${quote(key)}]`);
      }
      return;
  }
}

/** What a list or a map holds. */
function checkPart(field: DescField & { fieldKind: "list" | "map" }, item: unknown, path: string): void {
  if (field.enum !== undefined) {
    checkEnum(field.enum, item, path);
  } else if (field.message !== undefined) {
    checkJsonNames(field.message, item, path);
  }
}

/** Numbers are read as they are: what they stand for is the services' to say. */
function checkEnum({ values }: DescEnum, value: unknown, path: string): void {
  if (typeof value !== "string" || values.some(({ name }) => name === value)) {
    return;
  }
  // The first stands for nothing given.
  const names = values.slice(1).map(({ name }) => name);
  const expected = [names.slice(0, -1).join(", "), ...names.slice(-1)].filter((part) => part !== "").join(" or ");
  throw new RequestError("invalid", `${quote(value)} given; expected ${expected}`, path);
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
