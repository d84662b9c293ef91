import type { BenchBackend } from "./backends.ts";
import type { Contestant } from "./interleave.ts";
import { repeat } from "./repeat.ts";
import type { Sample } from "./sample.ts";

/** Work of ours on one backend, ready to be repeated. */
export interface Subject {
  readonly name: string;
  readonly backend: BenchBackend;
  /** Repetitions of a turn. */
  readonly samples?: number;
  repetition(): Promise<Sample>;
  /** Frees what it holds. */
  release(): Promise<void>;
}

export function asContestant({ name, backend, samples, repetition }: Subject): Contestant {
  return repeat(name, repetition, { prepare: backend.use, ...(samples === undefined ? {} : { samples }) });
}

/** What work of ours on a backend is called among others. */
export function nameOurs({ name }: BenchBackend): string {
  return `deconvscope on ${name}`;
}
