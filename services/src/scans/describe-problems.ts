import type { ImageProblem } from "../engine/scan/scan-job.ts";

const mostProblems = 100;
const longestError = 2000;

/** What is told of images that were left out: those told of already, then new ones. */
export function describeProblems(told: readonly string[], found: readonly ImageProblem[]): string[] {
  return [...told, ...found.map(({ image, why }) => `image ${image}: ${why}`)].slice(0, mostProblems);
}

/** An error behind those before it; what would make it too long is left out. */
export function addError(before: string, error: string): string {
  const all = before === "" ? error : `${before}; ${error}`;
  return before.includes(error) || (before !== "" && all.length > longestError) ? before : all.slice(0, longestError);
}
