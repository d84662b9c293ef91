import { existsSync } from "node:fs";
import { glob, rm } from "node:fs/promises";
import path from "node:path";
import { findActiveBinding } from "@deconvscope/libtensorflow";
import { checks, packageTasks } from "./checks.ts";
import { runCommand } from "./run-command.ts";
import { readTestReport } from "./test-report.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const fixtures = path.resolve(root, "../shared");
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${path.join(root, "node_modules/.bin")}${path.delimiter}${process.env.PATH}`,
};
if (!env.DECONVSCOPE_SHARED && existsSync(fixtures)) env.DECONVSCOPE_SHARED = fixtures;
// Tests that ran without libtensorflow run again once it is there.
env.DECONVSCOPE_LIBTENSORFLOW = (await findActiveBinding()) ?? "none";

let passed = 0;
const failures: string[] = [];

for (const { name, command } of checks) {
  console.log(`\n── ${name}: ${command.join(" ")}`);
  if ((await runCommand(command, root, env)) === 0) passed += 1;
  else failures.push(name);
}

const reports = ["{proto,services}/.test-report.json", "{packages,web,tools}/*/.test-report.json"];
for await (const stale of glob(reports, { cwd: root })) await rm(path.join(root, stale));

console.log(`\n── types, tests and builds: ${packageTasks.join(" ")}`);
const tasksFailed = (await runCommand(packageTasks, root, env)) !== 0;

let failedTests = 0;
for await (const file of glob(reports, { cwd: root })) {
  const counts = await readTestReport(path.join(root, file));
  passed += counts.passed;
  failedTests += counts.failed;
  if (counts.failed) failures.push(`${path.dirname(file)}: ${counts.failed} of its tests`);
  for (const cause of counts.causes) console.log(`${path.dirname(file)}/${cause}`);
  if (counts.skipped) failures.push(`${path.dirname(file)}: ${counts.skipped} skipped tests`);
}
if (tasksFailed && failedTests === 0) failures.push("a type check, build or test run (see above)");

for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length ? 1 : 0;
