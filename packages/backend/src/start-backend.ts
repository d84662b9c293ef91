import * as tf from "@tensorflow/tfjs-core";
import { startCpu } from "./start-cpu.ts";
import { startTensorflow } from "./start-tensorflow.ts";

export type BackendName = "tensorflow" | "cpu";

/** What computes, and why what would have been better does not. */
export interface StartedBackend {
  readonly name: BackendName;
  /** Of the library behind it, e.g. "2.21.0". */
  readonly version: string;
  readonly rejected: readonly { readonly name: BackendName; readonly why: string }[];
}

const starters: Record<BackendName, () => Promise<string>> = { tensorflow: startTensorflow, cpu: startCpu };

/** Fastest first. */
const preference: readonly BackendName[] = ["tensorflow", "cpu"];

/**
 * Starts a TensorFlow.js backend and makes it the current one.
 * @param wanted only this one; else DECONVSCOPE_BACKEND, else the fastest that starts
 * @throws Error if the wanted one is unknown or does not start
 */
export async function startBackend(wanted = process.env.DECONVSCOPE_BACKEND || undefined): Promise<StartedBackend> {
  const rejected: { name: BackendName; why: string }[] = [];
  for (const name of candidates(wanted)) {
    try {
      const version = await starters[name]();
      if (!(await tf.setBackend(name))) throw new Error(`TensorFlow.js does not know the backend "${name}"`);
      await tf.ready();
      return { name, version, rejected };
    } catch (error) {
      rejected.push({ name, why: firstLine(error) });
    }
  }
  throw new Error(`no backend starts: ${rejected.map(({ name, why }) => `${name}: ${why}`).join("; ")}`);
}

function candidates(wanted: string | undefined): readonly BackendName[] {
  if (wanted === undefined) return preference;
  const found = preference.find((name) => name === wanted);
  if (!found) throw new Error(`backend: expected one of ${preference.join(", ")}, got "${wanted}"`);
  return [found];
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n", 1)[0]?.trim() ?? "";
}
