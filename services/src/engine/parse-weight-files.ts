import { ArchiveError } from "./archive-error.ts";

/**
 * The weight files that a model.json names, in order.
 * @throws ArchiveError where its weights manifest is not one
 */
export function parseWeightFiles(modelJson: unknown): string[] {
  const groups = field(modelJson, "weightsManifest");
  if (!Array.isArray(groups)) {
    throw new ArchiveError("unexpected", "model.json has no weightsManifest: expected a TensorFlow.js layers model");
  }
  return groups.flatMap((group: unknown) => {
    const paths = field(group, "paths");
    if (!Array.isArray(paths) || !paths.every((path) => typeof path === "string")) {
      throw new ArchiveError("unexpected", "a group of model.json's weightsManifest has no paths");
    }
    return paths;
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
