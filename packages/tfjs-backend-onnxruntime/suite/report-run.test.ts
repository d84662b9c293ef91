import { expect, test } from "vitest";
import type { FileVerdict } from "./judge-run.ts";
import { countSpecs, describeCounts, describeFailures, tabulateKernels } from "./report-run.ts";
import type { SpecResult } from "./spec-result.ts";

const spec = (
  name: string,
  kernels: readonly string[],
  fallbacks: readonly string[],
  reasons: readonly string[] = [],
) =>
  ({
    file: "abs",
    name,
    passed: reasons.length === 0,
    reasons,
    kernels,
    fallbacks,
    milliseconds: 1,
  }) satisfies SpecResult;

const verdict: FileVerdict = {
  file: "abs",
  passed: [spec("throws", [], []), spec("basic", ["Abs"], []), spec("rare", ["Abs", "Unique"], ["Unique"])],
  failed: [spec("wrong", ["Abs"], [], ["expected 1, got 2"])],
  excluded: [],
  stale: ["gone"],
};

test("counts specs that ran kernels and those that did without the CPU backend", () => {
  const counts = countSpecs([verdict]);
  expect(counts).toEqual({ passed: 3, failed: 1, excluded: 0, stale: 1, ranKernels: 2, ranNatively: 1 });
  expect(describeCounts(counts)).toBe(
    "3 specs passed, 1 failed, 0 excluded; of those that passed, 2 ran kernels, 1 without the cpu backend",
  );
});

test("names failing specs with reason and kernels, and exclusions that did not fail", () => {
  expect(describeFailures([verdict])).toBe(
    [
      "abs: 3 passed, 1 failed, 0 excluded",
      "  wrong\n    expected 1, got 2\n    kernels: Abs",
      "  gone\n    is excluded, but did not fail",
    ].join("\n"),
  );
});

test("says nothing of files without failures", () => {
  expect(describeFailures([{ ...verdict, failed: [], stale: [] }])).toBe("");
});

test("tabulates specs, failures and fallbacks of each kernel", () => {
  const rows = tabulateKernels([verdict])
    .split("\n")
    .map((line) => line.split(/\s+/));
  expect(rows.slice(1)).toEqual([
    ["Abs", "3", "1", "0"],
    ["Unique", "1", "0", "1"],
  ]);
});
