import { rm } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleSuite } from "./bundle-suite.ts";
import { exclusions, filesWithoutSpecs } from "./exclusions.ts";
import { type FileVerdict, judgeRun } from "./judge-run.ts";
import { countSpecs, describeCounts, describeSpec } from "./report-run.ts";
import { dealFiles, runShards, type SuiteRun } from "./run-shards.ts";
import { listSpecFiles } from "./spec-files.ts";

/** Of TensorFlow.js core 4.22, without those that are for the cpu backend only. */
const specsInNode = 4225;
const files = listSpecFiles();
const filesWithSpecs = files.filter((file) => !filesWithoutSpecs.includes(file));
let run: SuiteRun;
let verdicts: ReadonlyMap<string, FileVerdict>;

beforeAll(async () => {
  const program = await bundleSuite();
  run = await runShards(program, dealFiles(files, 2), { backend: "onnxruntime", filter: "" }).finally(() =>
    rm(path.dirname(program), { recursive: true }),
  );
  verdicts = new Map(judgeRun(run.results, exclusions, files).map((verdict) => [verdict.file, verdict]));
}, 600_000);

describe("TensorFlow.js core's own tests", () => {
  test.each(filesWithSpecs)("%s", (file) => {
    const { passed, failed, stale } = verdicts.get(file)!;
    expect(failed.map(describeSpec)).toEqual([]);
    expect(stale).toEqual([]);
    expect(passed.length).toBeGreaterThan(0);
  });

  test("are all there", () => {
    console.log(describeCounts(countSpecs([...verdicts.values()])));
    expect(run.results).toHaveLength(specsInNode);
  });

  test("run to their end, without errors outside the specs", () => {
    expect(run.errors).toEqual([]);
  });

  test("files that are expected to define no specs define none", () => {
    const defining = new Set(run.results.map(({ file }) => file));
    expect(filesWithoutSpecs.filter((file) => defining.has(file) || !files.includes(file))).toEqual([]);
  });

  test("exclusions name files of the suite", () => {
    expect(exclusions.map(({ file }) => file).filter((file) => !files.includes(file))).toEqual([]);
  });
});
