import { rm } from "node:fs/promises";
import path from "node:path";
import { bundleSuite } from "./bundle-suite.ts";
import { exclusions } from "./exclusions.ts";
import { judgeRun } from "./judge-run.ts";
import { parseSuiteOptions, type SuiteOptions, usage } from "./parse-suite-options.ts";
import { countSpecs, describeCounts, describeFailures, tabulateKernels } from "./report-run.ts";
import { dealFiles, runShards } from "./run-shards.ts";
import { listSpecFiles } from "./spec-files.ts";

try {
  const options = parseSuiteOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else process.exitCode = (await runSuite(options)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

/** @returns whether all passed, but for the exclusions */
async function runSuite({ backend, file, filter, shards, json }: SuiteOptions): Promise<boolean> {
  const files = listSpecFiles().filter((name) => file.test(name));
  if (files.length === 0) throw new RangeError(`--file: expected to match a spec file, got ${file}`);
  const program = await bundleSuite();
  const begin = performance.now();
  const run = await runShards(program, dealFiles(files, shards), { backend, filter }).finally(() =>
    rm(path.dirname(program), { recursive: true }),
  );
  // The exclusions are this backend's, and a filter leaves out specs that they name.
  const known = backend === "cpu" || filter !== "" ? [] : exclusions;
  const verdicts = judgeRun(run.results, known, files);
  const counts = countSpecs(verdicts);
  if (json) console.log(JSON.stringify({ ...run, counts }));
  else {
    console.log(`${tabulateKernels(verdicts)}\n\n${describeFailures(verdicts)}`);
    for (const error of run.errors) console.log(`outside the specs: ${error}`);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    console.log(`\n${backend}, ${seconds} s: ${describeCounts(counts)}`);
  }
  return counts.failed + counts.stale + run.errors.length === 0;
}
