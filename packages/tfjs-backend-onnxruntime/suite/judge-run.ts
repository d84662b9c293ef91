import type { Exclusion } from "./exclusions.ts";
import type { SpecResult } from "./spec-result.ts";

/** What the specs of one file came to. */
export interface FileVerdict {
  readonly file: string;
  readonly passed: readonly SpecResult[];
  readonly failed: readonly SpecResult[];
  /** Failed, as the exclusions say they do. */
  readonly excluded: readonly SpecResult[];
  /** Exclusions that no longer hold: the spec passed, or is not there. */
  readonly stale: readonly string[];
}

/**
 * Holds results against the exclusions, file by file.
 * @param files in the order of the answer; specs of other files are left out
 */
export function judgeRun(
  results: readonly SpecResult[],
  exclusions: readonly Exclusion[],
  files: readonly string[],
): readonly FileVerdict[] {
  const byFile = Map.groupBy(results, ({ file }) => file);
  return files.map((file) => judgeFile(file, byFile.get(file) ?? [], exclusions));
}

function judgeFile(file: string, results: readonly SpecResult[], exclusions: readonly Exclusion[]): FileVerdict {
  const known = new Set(exclusions.filter((exclusion) => exclusion.file === file).flatMap(({ specs }) => specs));
  const failures = results.filter((result) => !result.passed);
  const failing = new Set(failures.map(({ name }) => name));
  return {
    file,
    passed: results.filter((result) => result.passed),
    failed: failures.filter(({ name }) => !known.has(name)),
    excluded: failures.filter(({ name }) => known.has(name)),
    stale: [...known].filter((name) => !failing.has(name)),
  };
}
