import { readFile } from "node:fs/promises";

/** What one package's tests came to. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Skipped, focused away or left to be written: none are allowed. */
  readonly skipped: number;
}

/**
 * Reads the report that vitest left.
 * @throws Error if it is no such report
 */
export async function readTestReport(file: string): Promise<TestCounts> {
  return parseTestReport(JSON.parse(await readFile(file, "utf8")), file);
}

export function parseTestReport(report: unknown, file: string): TestCounts {
  const count = (key: string): number => {
    const value =
      typeof report === "object" && report !== null ? Object.entries(report).find(([k]) => k === key) : undefined;
    if (typeof value?.[1] !== "number") throw new Error(`${file}: expected a number "${key}" in vitest's report`);
    return value[1];
  };
  // A suite that does not load has no tests to fail, so it counts as one.
  const broken = count("numFailedTests") === 0 ? count("numFailedTestSuites") : 0;
  return {
    passed: count("numPassedTests"),
    failed: count("numFailedTests") + broken,
    skipped: count("numPendingTests") + count("numTodoTests"),
  };
}
