import type { ImportModelResponse } from "@deconvscope/proto";

/** What is told where an import has ended. */
export interface ImportOutcome {
  model: string;
  /** What is as the file says, in words. */
  fromFile: string[];
  /** What was read differently from what the file says. */
  warnings: readonly string[];
}

const words: Record<string, string> = {
  description: "description",
  preprocessing: "how images are prepared",
  labels: "labels",
  input_shape: "size of the input",
  dataset: "dataset",
  independent_classes: "a sigmoid a class",
};

export function importOutcome(model: string, { fromFile, warnings }: ImportModelResponse): ImportOutcome {
  return { model, fromFile: fromFile.map((field) => words[field] ?? field.replaceAll("_", " ")), warnings };
}
