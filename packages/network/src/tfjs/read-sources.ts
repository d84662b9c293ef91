import type { Fields } from "./fields.ts";

const DEEPEST_CALL = 16;

/** [layer, use, output, …]. */
type Source = readonly [string, ...unknown[]];

/**
 * The layers that a call reads, as the names of their uses. Keras 2 writes a call as a list of sources,
 * Keras 3 as its arguments with a history in each.
 * @param reader the layer whose call it is, for messages
 * @throws NetworkError where a layer's second output is read, or the call is nested without end
 */
export function readSources(call: unknown, reader: Fields): string[] {
  return listSources(call, reader, 0).map(([layer, use, output = 0]) => {
    if (output !== 0) reader.reject(`expected to read the one output of "${layer}", got number ${String(output)}`);
    return nameUse(layer, typeof use === "number" ? use : 0);
  });
}

/** The first use of a layer has its name, the next `name_1`. */
export function nameUse(layer: string, use: number): string {
  return use === 0 ? layer : `${layer}_${use}`;
}

function listSources(value: unknown, reader: Fields, depth: number): Source[] {
  if (depth > DEEPEST_CALL) reader.reject(`expected inbound nodes nested up to ${DEEPEST_CALL} deep`, "malformed");
  if (Array.isArray(value) && isSource(value)) return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "kwargs" ? [] : listSources(inner, reader, depth + 1),
  );
}

function isSource(value: readonly unknown[]): value is Source {
  return typeof value[0] === "string" && typeof value[1] === "number";
}
