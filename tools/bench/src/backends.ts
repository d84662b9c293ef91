import { type BackendName, parseBackendName, startBackend } from "@deconvscope/backend";
import * as tf from "@tensorflow/tfjs-core";

/** A TensorFlow.js backend that started, beside others of the same process. */
export interface BenchBackend {
  readonly name: BackendName;
  /** Of the library behind it. */
  readonly version: string;
  /** Makes it the one that computes. */
  use(): Promise<void>;
}

/** What started, in the order asked for, and why the others did not; the targets are for the first. */
export interface BenchBackends {
  readonly started: readonly [BenchBackend, ...BenchBackend[]];
  readonly failures: readonly string[];
}

/** Without `names`, all but plain JavaScript, which is an oracle, no contestant. */
const CONTESTANTS = ["onnxruntime", "tensorflow"];

/** @throws Error if a name is unknown, or none of them starts */
export async function startBackends(names: readonly string[] = CONTESTANTS): Promise<BenchBackends> {
  const started: BenchBackend[] = [];
  const failures: string[] = [];
  for (const name of new Set(names.map(parseBackendName))) {
    try {
      const { version } = await startBackend(name);
      started.push({ name, version, use: async () => void (await tf.setBackend(name)) });
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  const [first, ...others] = started;
  if (!first) throw new Error(`no backend starts: ${failures.join("; ")}`);
  return { started: [first, ...others], failures };
}
