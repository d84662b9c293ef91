import type { ModelFile } from "./engine-jobs.ts";

/** Under which something of a model is kept; `more` tells it from other things of the model. */
export function modelKey({ sha256, inputShape, independentClasses }: ModelFile, ...more: readonly unknown[]): string {
  return JSON.stringify([sha256, inputShape, independentClasses, ...more]);
}

/** Whether what is kept under a key is of the model with these bytes. */
export function isOfModel(key: string, sha256: string): boolean {
  return key.startsWith(JSON.stringify([sha256]).slice(0, -1));
}
