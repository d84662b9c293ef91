import type { ArchitectureLayer } from "./architecture.ts";
import { ArchitectureError } from "./architecture-error.ts";
import { closestName } from "./closest-name.ts";
import {
  type Fields,
  pathOf,
  readFields,
  readFlag,
  readNumber,
  readPair,
  readText,
  readWhole,
  refuseUnknown,
  show,
} from "./read-fields.ts";

type OperatorName = ArchitectureLayer["operator"];

/** What a layer of each operator says besides its name. */
const FIELDS: Readonly<Record<OperatorName, readonly string[]>> = {
  Conv: ["filters", "kernel", "strides", "padding", "groups"],
  MaxPool: ["kernel", "strides", "ceil"],
  LRN: ["size", "alpha", "beta", "bias"],
  Gemm: ["units"],
  Dropout: ["rate"],
  Relu: [],
  Flatten: [],
  Softmax: [],
};

/** @throws ArchitectureError naming the field, what was expected and what was given */
export function readLayer(value: unknown, path: string): ArchitectureLayer {
  const fields = readFields(value, path);
  const operator = readOperator(fields);
  refuseUnknown(fields, ["name", "operator", ...FIELDS[operator]]);
  return { name: readText(fields, "name"), ...readOperands(fields, operator) };
}

function readOperator({ path, values: { operator } }: Fields): OperatorName {
  const names = Object.keys(FIELDS) as OperatorName[];
  const known = names.find((name) => name === operator);
  if (known !== undefined) return known;
  const meant = typeof operator === "string" ? `; did you mean "${closestName(operator, names)}"?` : "";
  const expected = `expected ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  throw new ArchitectureError(pathOf(path, "operator"), `${expected}, got ${show(operator)}${meant}`);
}

type Operands = ArchitectureLayer extends infer Layer ? (Layer extends unknown ? Omit<Layer, "name"> : never) : never;

function readOperands(fields: Fields, operator: OperatorName): Operands {
  switch (operator) {
    case "Conv":
      return {
        operator,
        filters: readWhole(fields, "filters", 1),
        kernel: readPair(fields, "kernel"),
        strides: readPair(fields, "strides", 1),
        padding: readWhole(fields, "padding", 0, 0),
        groups: readWhole(fields, "groups", 1, 1),
      };
    case "MaxPool":
      return {
        operator,
        kernel: readPair(fields, "kernel"),
        strides: readPair(fields, "strides", 1),
        ceil: readFlag(fields, "ceil", false),
      };
    case "LRN":
      return {
        operator,
        size: readWhole(fields, "size", 1),
        alpha: readNumber(fields, "alpha", "a number of at least 0", (alpha) => alpha >= 0),
        beta: readNumber(fields, "beta", "a number", () => true),
        bias: readNumber(fields, "bias", "a number above 0", (bias) => bias > 0),
      };
    case "Gemm":
      return { operator, units: readWhole(fields, "units", 1) };
    case "Dropout":
      return { operator, rate: readNumber(fields, "rate", "a number from 0 to below 1", (r) => r >= 0 && r < 1) };
    case "Relu":
    case "Flatten":
    case "Softmax":
      return { operator };
  }
}
