import { expect, test } from "vitest";
import { parseTestReport } from "./test-report.ts";

const report = { numPassedTests: 7, numFailedTests: 2, numFailedTestSuites: 1, numPendingTests: 1, numTodoTests: 3 };

test("counts what passed, failed and was skipped", () => {
  expect(parseTestReport(report, "r.json")).toEqual({ passed: 7, failed: 2, skipped: 4, causes: [] });
});

test("a test file that does not load counts as a failure", () => {
  expect(parseTestReport({ ...report, numFailedTests: 0 }, "r.json").failed).toBe(1);
});

test("names each test that failed, and why, in a line", () => {
  const testResults = [
    {
      name: "/home/me/adds.test.ts",
      message: "",
      assertionResults: [
        { status: "passed", fullName: "adds", failureMessages: [] },
        {
          status: "failed",
          fullName: "adds up",
          failureMessages: ["Error: expected 3 to be 4\n    at adds.test.ts:3"],
        },
      ],
    },
    { name: "/home/me/broken.test.ts", message: "Cannot find module\nfoo", assertionResults: [] },
  ];
  expect(parseTestReport({ ...report, testResults }, "r.json").causes).toEqual([
    "adds.test.ts: adds up: Error: expected 3 to be 4",
    "broken.test.ts: Cannot find module",
  ]);
});

test("what is no report is refused by name", () => {
  expect(() => parseTestReport({}, "r.json")).toThrow('r.json: expected a number "numFailedTests"');
  expect(() => parseTestReport(null, "r.json")).toThrow("r.json");
});
