/** An architecture as JSON that people can read: one layer a line. */
export function writeArchitecture({ layers, ...head }: { layers: readonly unknown[] }): string {
  const fields = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${spaced(value)},\n`);
  const lines = layers.map((layer) => `    ${spaced(layer)}`);
  return `{\n${fields.join("")}  "layers": [\n${lines.join(",\n")}\n  ]\n}`;
}

/** On one line, with spaces after colons and commas. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${spaced(inner)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}
