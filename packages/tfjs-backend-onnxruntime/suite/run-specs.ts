import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import "@tensorflow/tfjs-backend-cpu";
import { findBackend } from "@tensorflow/tfjs-core";
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util.js";
import { boot, type Spec, type Suite } from "jasmine-core";
import { specModules } from "spec-modules";
import { OnnxRuntimeBackend } from "../src/index.ts";
import { mulberry32 } from "./mulberry32.ts";
import { observeKernels } from "./observe-kernels.ts";
import type { RunnerMessage } from "./spec-result.ts";

/** What this process is asked for, in its first argument. */
export interface RunnerRequest {
  readonly backend: string;
  readonly files: readonly string[];
  /** Regular expression on the specs' names; all if absent. */
  readonly filter?: string;
}

const request: RunnerRequest = JSON.parse(process.argv[2] ?? "{}");
const jasmine = boot();
jasmine.DEFAULT_TIMEOUT_INTERVAL = 20_000;
setTestEnvs([{ name: request.backend, backendName: request.backend, isDataSync: true }]);

const environment = jasmine.getEnv();
const fileOf = new Map<string, string>();
for (const file of request.files) {
  const load = specModules[file];
  if (!load) throw new Error(`expected a spec file of TensorFlow.js core, got "${file}"`);
  const before = environment.topSuite().children.length;
  await load();
  for (const suite of environment.topSuite().children.slice(before)) assign(suite, file);
}

function assign(node: Suite | Spec, file: string): void {
  if ("children" in node) for (const child of node.children) assign(child, file);
  else fileOf.set(node.id, file);
}

const kernels = observeKernels(request.backend, countFallbacks);
const filter = new RegExp(request.filter ?? "");
const errors: string[] = [];

environment.configure({
  random: false,
  specFilter: (spec) => filter.test(plainName(spec.getFullName())),
});
environment.addReporter({
  specStarted(spec) {
    Math.random = mulberry32(1);
    kernels.take();
    send({ type: "started", file: fileOf.get(spec.id) ?? "", name: plainName(spec.fullName) });
  },
  specDone(spec) {
    // Filtered out here, or switched off by TensorFlow.js itself (xit).
    if (spec.status === "excluded" || spec.status === "pending") return;
    send({
      type: "done",
      result: {
        file: fileOf.get(spec.id) ?? "",
        name: plainName(spec.fullName),
        passed: spec.status === "passed",
        reasons: spec.failedExpectations.map(({ message, stack }) => message || stack),
        ...kernels.take(),
        milliseconds: spec.duration ?? 0,
      },
    });
  },
  suiteDone(suite) {
    for (const { message } of suite.failedExpectations) errors.push(`${plainName(suite.fullName)}: ${message}`);
  },
  jasmineDone(run) {
    for (const { message } of run.failedExpectations) errors.push(message);
  },
});
await environment.execute();
send({ type: "finished", errors }, () => process.exit());

function countFallbacks(): Readonly<Record<string, number>> {
  const backend = findBackend(request.backend);
  return backend instanceof OnnxRuntimeBackend ? backend.statistics().fallbacks : {};
}

function send(message: RunnerMessage, sent?: () => void): void {
  process.send?.(message, undefined, undefined, sent);
}

/** Without the name of the test environment, which every suite's name ends with. */
function plainName(fullName: string): string {
  return fullName.replaceAll(` ${request.backend} {}`, "");
}
