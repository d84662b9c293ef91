import { TrainingError } from "./training-error.ts";

/** @throws TrainingError "out-of-range" naming the option, what was expected and what was given, unless it holds */
export function requireOption(name: string, value: unknown, expected: string, holds: boolean): void {
  if (!holds) throw new TrainingError("out-of-range", `${name}: expected ${expected}, got ${value}`);
}
