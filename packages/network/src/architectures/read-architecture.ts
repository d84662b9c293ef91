import type { Architecture } from "./architecture.ts";
import { ArchitectureError } from "./architecture-error.ts";
import { readFields, readList, readText, refuseUnknown, show } from "./read-fields.ts";
import { readLayer } from "./read-layer.ts";

/**
 * An architecture from parsed JSON. One number stands for a square kernel or stride; strides and groups are 1, padding 0
 * and ceil false if missing.
 * @throws ArchitectureError with the path of what is wrong, what was expected there and what was given
 */
export function readArchitecture(value: unknown): Architecture {
  const fields = readFields(value, "");
  refuseUnknown(fields, ["name", "inputShape", "layers"]);
  const name = readText(fields, "name");
  const inputShape = readInputShape(fields.values.inputShape);
  const layers = readList(fields, "layers").map((layer, index) => readLayer(layer, `layers[${index}]`));
  const paths = new Map([["input", "the input"]]);
  for (const [index, layer] of layers.entries()) {
    const taken = paths.get(layer.name);
    if (taken !== undefined) {
      throw new ArchitectureError(
        `layers[${index}].name`,
        `expected a name that no other layer has, got "${layer.name}", the name of ${taken}`,
      );
    }
    paths.set(layer.name, `layers[${index}]`);
  }
  return { name, inputShape, layers };
}

function readInputShape(value: unknown): number[] {
  const lengths = Array.isArray(value) ? (value as unknown[]) : [];
  const whole = lengths.filter((length) => typeof length === "number" && Number.isSafeInteger(length) && length >= 1);
  if (lengths.length !== 3 || whole.length !== 3) {
    throw new ArchitectureError(
      "inputShape",
      `expected three whole numbers from 1, [height, width, channels], got ${show(value)}`,
    );
  }
  return whole as number[];
}
