import { rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { bundleSuite } from "./bundle-suite.ts";
import { exclusions } from "./exclusions.ts";
import { judgeRun } from "./judge-run.ts";
import { countSpecs, describeCounts, describeFailures, tabulateKernels } from "./report-run.ts";
import { dealFiles, runShards } from "./run-shards.ts";
import { listSpecFiles } from "./spec-files.ts";

const usage = `TensorFlow.js core's own tests against a backend.

  node suite/run-suite.ts [options]

  --backend <name>   onnxruntime (default) or cpu
  --file <regex>     spec files to run, such as "ops/conv"
  --filter <regex>   specs to run, by full name
  --shards <number>  processes (default 2)
  --json             every spec's result instead of the report
`;

const { values } = parseArgs({
  options: {
    backend: { type: "string", default: "onnxruntime" },
    file: { type: "string", default: "" },
    filter: { type: "string", default: "" },
    shards: { type: "string", default: "2" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(usage);
  process.exit();
}

const wanted = new RegExp(values.file);
const files = listSpecFiles().filter((file) => wanted.test(file));
const program = await bundleSuite();
const begin = performance.now();
const run = await runShards(program, dealFiles(files, Number(values.shards)), {
  backend: values.backend,
  filter: values.filter,
}).finally(() => rm(path.dirname(program), { recursive: true }));

// The exclusions are this backend's, and a filter leaves out specs that they name.
const known = values.backend === "cpu" || values.filter !== "" ? [] : exclusions;
const verdicts = judgeRun(run.results, known, files);
const counts = countSpecs(verdicts);
if (values.json) console.log(JSON.stringify({ ...run, counts }));
else {
  console.log(`${tabulateKernels(verdicts)}\n\n${describeFailures(verdicts)}`);
  for (const error of run.errors) console.log(`outside the specs: ${error}`);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`\n${values.backend}, ${seconds} s: ${describeCounts(counts)}`);
}
process.exitCode = counts.failed + counts.stale + run.errors.length > 0 ? 1 : 0;
