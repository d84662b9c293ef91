import { expect, test } from "vitest";
import { parseTestReport } from "./test-report.ts";

const report = { numPassedTests: 7, numFailedTests: 2, numFailedTestSuites: 1, numPendingTests: 1, numTodoTests: 3 };

test("counts what passed, failed and was skipped", () => {
  expect(parseTestReport(report, "r.json")).toEqual({ passed: 7, failed: 2, skipped: 4 });
});

test("a test file that does not load counts as a failure", () => {
  expect(parseTestReport({ ...report, numFailedTests: 0 }, "r.json").failed).toBe(1);
});

test("what is no report is refused by name", () => {
  expect(() => parseTestReport({}, "r.json")).toThrow('r.json: expected a number "numFailedTests"');
  expect(() => parseTestReport(null, "r.json")).toThrow("r.json");
});
