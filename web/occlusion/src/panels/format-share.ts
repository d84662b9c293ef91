import { formatProbability } from "@deconvscope/shell";

/** A probability on a scale whose ends are 0 and 1. */
export function formatShare(value: number): string {
  return value === 0 || value === 1 ? String(value) : formatProbability(value);
}
