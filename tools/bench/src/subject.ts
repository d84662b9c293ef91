import type { BenchBackend } from "./backends.ts";
import type { Contestant } from "./interleave.ts";
import { repeat } from "./repeat.ts";
import { divideSample, type Sample } from "./sample.ts";

/** Work of ours on one backend, ready to be repeated. */
export interface Subject {
  readonly name: string;
  readonly backend: BenchBackend;
  /** Repetitions of a turn. */
  readonly samples?: number;
  /** Equal parts that a repetition is made of, such as the images of a batch; their time is what is compared. */
  readonly parts?: number;
  repetition(): Promise<Sample>;
  /** Frees what it holds. */
  release(): Promise<void>;
}

export function asContestant({ name, backend, samples, parts = 1, repetition }: Subject): Contestant {
  return repeat(name, async () => divideSample(await repetition(), parts), {
    prepare: backend.use,
    ...(samples === undefined ? {} : { samples }),
  });
}

/** What work of ours on a backend is called among others. */
export function nameOurs({ name }: BenchBackend): string {
  return `deconvscope on ${name}`;
}
