/** What may compute, best first. */
export const backendNames = ["tensorflow", "onnxruntime", "cpu"] as const;

export type BackendName = (typeof backendNames)[number];

/** @throws Error naming what is expected, if it is none of them */
export function parseBackendName(text: string): BackendName {
  const found = backendNames.find((name) => name === text);
  if (!found) throw new Error(`backend: expected one of ${backendNames.join(", ")}, got "${text}"`);
  return found;
}
