import { decodeFloat16 } from "../decode-float16.ts";
import { NetworkError } from "../network-error.ts";
import type { Constant, Shape } from "../shape.ts";
import { Fields } from "./fields.ts";

const bytesOf: ReadonlyMap<string, number> = new Map([
  ["float32", 4],
  ["int32", 4],
  ["uint16", 2],
  ["float16", 2],
  ["uint8", 1],
  ["bool", 1],
]);

/**
 * The weights that a manifest describes, by name; quantized ones as the floats they stand for.
 * @param manifest model.json's `weightsManifest`: groups of { name, shape, dtype, quantization }
 * @param bytes the weight files, one after the other in the manifest's order
 * @throws NetworkError "malformed" where manifest and bytes disagree, "unsupported" for strings and complex numbers
 */
export function readWeights(manifest: readonly unknown[], bytes: Uint8Array): ReadonlyMap<string, Constant> {
  const weights = new Map<string, Constant>();
  let offset = 0;
  const entries = manifest.flatMap((group, index) => new Fields(group, `weightsManifest[${index}]`).list("weights"));
  for (const [index, entry] of entries.entries()) {
    const name = new Fields(entry, `weight ${index}`).text("name").replace(/:\d+$/, "");
    const fields: Fields = new Fields(entry, `weight "${name}"`);
    const shape = readShape(fields);
    const count = shape.reduce((product, length) => product * length, 1);
    const stored = fields.value("quantization") === undefined ? fields : fields.object("quantization");
    const type = stored.text("dtype");
    const size = bytesOf.get(type);
    if (size === undefined) {
      fields.reject(`expected the dtype ${[...bytesOf.keys()].join(", ")}, got ${type}`);
    }
    const end = offset + count * size;
    if (end > bytes.length) {
      fields.reject(
        `expected ${count * size} bytes, got the ${Math.max(0, bytes.length - offset)} that are left`,
        "malformed",
      );
    }
    if (weights.has(name)) fields.reject("is in the manifest twice", "malformed");
    weights.set(name, { shape, data: decode(type, new Uint8Array(bytes.subarray(offset, end)).buffer, stored) });
    offset = end;
  }
  if (offset !== bytes.length) {
    throw new NetworkError("malformed", `weights: expected the ${offset} bytes of the manifest, got ${bytes.length}`);
  }
  return weights;
}

function readShape(fields: Fields): Shape {
  const shape = fields.numbers("shape");
  if (!shape.every((length) => Number.isSafeInteger(length) && length >= 0)) {
    fields.reject(`expected a shape of whole numbers, got [${shape.join(", ")}]`, "malformed");
  }
  return shape;
}

function decode(type: string, buffer: ArrayBuffer, stored: Fields): Float32Array {
  switch (type) {
    case "float32":
      return new Float32Array(buffer);
    case "int32":
      return Float32Array.from(new Int32Array(buffer));
    case "float16":
      return Float32Array.from(new Uint16Array(buffer), decodeFloat16);
    default: {
      const scale = stored.number("scale", 1);
      const least = stored.number("min", 0);
      const codes = type === "uint16" ? new Uint16Array(buffer) : new Uint8Array(buffer);
      return Float32Array.from(codes, (code) => code * scale + least);
    }
  }
}
