import { expect, test } from "vitest";
import { judgeRun } from "./judge-run.ts";
import type { SpecResult } from "./spec-result.ts";

function spec(file: string, name: string, passed: boolean): SpecResult {
  return {
    file,
    name,
    passed,
    reasons: passed ? [] : ["expected 1, got 2"],
    kernels: [],
    fallbacks: [],
    milliseconds: 0,
  };
}

const results = [spec("abs", "abs basic", true), spec("abs", "abs complex64", false), spec("add", "add basic", false)];

test("a failure is excluded where the exclusions of its file name it", () => {
  const exclusions = [{ file: "abs", specs: ["abs complex64"], reason: "no complex numbers" }];
  const [abs, add] = judgeRun(results, exclusions, ["abs", "add"]);
  expect(abs).toMatchObject({ passed: [results[0]], failed: [], excluded: [results[1]], stale: [] });
  expect(add).toMatchObject({ passed: [], failed: [results[2]], excluded: [] });
});

test("an exclusion of another file excludes nothing", () => {
  const exclusions = [{ file: "abs", specs: ["add basic"], reason: "wrong file" }];
  expect(judgeRun(results, exclusions, ["add"])[0]?.failed).toEqual([results[2]]);
});

test("an exclusion whose spec passes, or is not there, is stale", () => {
  const exclusions = [{ file: "abs", specs: ["abs basic", "abs of old"], reason: "once failed" }];
  expect(judgeRun(results, exclusions, ["abs"])[0]?.stale).toEqual(["abs basic", "abs of old"]);
});
