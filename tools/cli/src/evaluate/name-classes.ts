import type { EvaluateResponse } from "@deconvscope/proto";
import { printable } from "../output/printable.ts";

/**
 * What the classes are called: as the evaluation calls those that it knows.
 * @param own names of the model's classes
 */
export function nameClasses(own: readonly string[], { classes }: Pick<EvaluateResponse, "classes">): string[] {
  const told = new Map(classes.map(({ classIndex, label }) => [classIndex, label]));
  return own.map((label, index) => told.get(index) ?? label);
}

/**
 * That labels were taken for classes by nothing but their order, which may be another one than the model was trained with.
 * @param labels of the dataset
 */
export function describePositions({ classes }: Pick<EvaluateResponse, "classes">, labels: readonly string[]): string {
  const [first, label = ""] = [classes[0], labels[0]];
  const pair =
    first === undefined || first.label === label
      ? "the first is class 0"
      : `the first, ${printable(label)}, is ${printable(first.label)}`;
  return `no label is a class of the model by its name: they are taken in their order, ${pair}`;
}
