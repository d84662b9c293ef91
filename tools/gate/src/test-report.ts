import { readFile } from "node:fs/promises";
import path from "node:path";

/** What one package's tests came to. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Skipped, focused away or left to be written: none are allowed. */
  readonly skipped: number;
  /** What failed, a line each: the file, the test, and the first line of why. */
  readonly causes: readonly string[];
}

interface TestFile {
  readonly name?: string;
  readonly message?: string;
  readonly assertionResults?: readonly {
    readonly status?: string;
    readonly fullName?: string;
    readonly failureMessages?: readonly string[];
  }[];
}

interface Report {
  readonly testResults?: readonly TestFile[];
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
    causes: ((report as Report).testResults ?? []).flatMap(listCauses),
  };
}

function listCauses({ name = "a test file", message, assertionResults = [] }: TestFile): string[] {
  const file = path.basename(name);
  const failed = assertionResults.filter(({ status }) => status === "failed");
  if (failed.length === 0 && message) return [`${file}: ${firstLine(message)}`];
  return failed.map(
    ({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages?.[0] ?? "")}`,
  );
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
