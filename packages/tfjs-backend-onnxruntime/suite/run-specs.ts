import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import "@tensorflow/tfjs-backend-cpu";
import { findBackend } from "@tensorflow/tfjs-core";
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util.js";
import { boot, type Environment, type Reporter, type Spec, type Suite } from "jasmine-core";
import { OnnxRuntimeBackend } from "../src/index.ts";
import { mulberry32 } from "./mulberry32.ts";
import { observeKernels } from "./observe-kernels.ts";
import type { RunnerMessage } from "./spec-result.ts";

/** What the runner's process is asked for, in its first argument. */
export interface RunnerRequest {
  readonly backend: string;
  readonly files: readonly string[];
  /** Regular expression on the specs' names. */
  readonly filter: string;
}

/** Loads a spec file, which defines its specs. */
export type LoadSpecs = () => Promise<unknown>;

/**
 * Runs the spec files that this process was asked for and tells its parent the results.
 * @param loaders by file
 */
export async function runSpecs(loaders: Readonly<Record<string, LoadSpecs>>): Promise<void> {
  const { backend, files, filter }: RunnerRequest = JSON.parse(process.argv[2] ?? "{}");
  const jasmine = boot();
  jasmine.DEFAULT_TIMEOUT_INTERVAL = 20_000;
  setTestEnvs([{ name: backend, backendName: backend, isDataSync: true }]);
  const environment = jasmine.getEnv();
  const fileOf = await loadSpecs(environment, files, loaders);
  // Every suite's name ends with that of the test environment.
  const plainName = (fullName: string): string => fullName.replaceAll(` ${backend} {}`, "");
  const wanted = new RegExp(filter);
  environment.configure({ random: false, specFilter: (spec) => wanted.test(plainName(spec.getFullName())) });
  const errors: string[] = [];
  environment.addReporter(makeReporter(backend, (id) => fileOf.get(id) ?? "", plainName, errors));
  await environment.execute();
  send({ type: "finished", errors }, () => process.exit());
}

/** @returns file of each spec, by the spec's id */
async function loadSpecs(
  environment: Environment,
  files: readonly string[],
  loaders: Readonly<Record<string, LoadSpecs>>,
): Promise<ReadonlyMap<string, string>> {
  const fileOf = new Map<string, string>();
  const assign = (node: Suite | Spec, file: string): void => {
    if ("children" in node) for (const child of node.children) assign(child, file);
    else fileOf.set(node.id, file);
  };
  for (const file of files) {
    const load = loaders[file];
    if (!load) throw new Error(`expected a spec file of TensorFlow.js core, got "${file}"`);
    const before = environment.topSuite().children.length;
    await load();
    for (const suite of environment.topSuite().children.slice(before)) assign(suite, file);
  }
  return fileOf;
}

function makeReporter(
  backend: string,
  fileOf: (id: string) => string,
  plainName: (fullName: string) => string,
  errors: string[],
): Reporter {
  const kernels = observeKernels(backend, () => countFallbacks(backend));
  return {
    specStarted({ id, fullName }) {
      Math.random = mulberry32(1);
      kernels.take();
      send({ type: "started", file: fileOf(id), name: plainName(fullName) });
    },
    specDone({ id, fullName, status, failedExpectations, duration }) {
      // Filtered out here, or switched off by TensorFlow.js itself (xit).
      if (status === "excluded" || status === "pending") return;
      const reasons = failedExpectations.map(({ message, stack }) => message || stack);
      const result = { file: fileOf(id), name: plainName(fullName), passed: status === "passed", reasons };
      send({ type: "done", result: { ...result, ...kernels.take(), milliseconds: duration ?? 0 } });
    },
    suiteDone({ fullName, failedExpectations }) {
      for (const { message } of failedExpectations) errors.push(`${plainName(fullName)}: ${message}`);
    },
    jasmineDone({ failedExpectations }) {
      for (const { message } of failedExpectations) errors.push(message);
    },
  };
}

function countFallbacks(backendName: string): Readonly<Record<string, number>> {
  const backend = findBackend(backendName);
  return backend instanceof OnnxRuntimeBackend ? backend.statistics().fallbacks : {};
}

function send(message: RunnerMessage, sent?: () => void): void {
  process.send?.(message, undefined, undefined, sent);
}
