import type { CallProblem } from "@deconvscope/shell";

/** What the server said of a field, e.g. of "options.epochs"; undefined: it refused something else. */
export function refusedField(problem: CallProblem | undefined, path: string): string | undefined {
  const named = problem?.fields.some((field) => field === path || field.startsWith(`${path}[`));
  return named ? problem?.message : undefined;
}

/** The contract's spelling of an option: batchSize is batch_size. */
export function fieldPath(key: string): string {
  const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const isSample = ["images_per_class", "test_images_per_class", "folds"].includes(name);
  return isSample ? `samples.${name}` : `options.${name}`;
}
