import { EngineClient } from "../engine/engine-client.ts";
import type { EngineClientOptions } from "../engine/engine-client-options.ts";
import type { EngineJobName, EngineJobs } from "../engine/engine-jobs.ts";
import type { ScanItem, ScanJob } from "../engine/scan/scan-job.ts";

/** What computes a worker's shards. */
export interface ScanEngine {
  /** @throws EngineError, or the signal's reason */
  scan(job: ScanJob, signal: AbortSignal): AsyncIterable<ScanItem>;
  /** E.g. "onnxruntime 1.30.0"; empty before it computed anything. */
  readonly backend: string;
  /** Whether it would have to be started first. */
  readonly isCold: boolean;
  close(): void;
}

const idleMilliseconds = 60_000;
const niceness = 10;

/** An engine process of its own, behind everything else; started for the first job, ended after an idle minute. */
export class BackgroundEngine implements ScanEngine {
  readonly #options: EngineClientOptions;
  #engine: Promise<EngineClient> | undefined;
  #backend = "";
  #idle: NodeJS.Timeout | undefined;
  /** Jobs that are being done. */
  #jobs = 0;
  #closed = false;

  constructor(options: EngineClientOptions) {
    this.#options = { ...options, niceness };
  }

  get backend(): string {
    return this.#backend;
  }

  get isCold(): boolean {
    return this.#engine === undefined;
  }

  scan(job: ScanJob, signal: AbortSignal): AsyncGenerator<ScanItem> {
    return this.stream("scanImages", job, signal);
  }

  /**
   * Does a job; its results come as they are made, and it waits where they are not read.
   * @throws EngineError, or the signal's reason
   */
  async *stream<Name extends EngineJobName>(
    name: Name,
    request: EngineJobs[Name]["request"],
    signal: AbortSignal,
  ): AsyncGenerator<EngineJobs[Name]["item"]> {
    clearTimeout(this.#idle);
    this.#jobs += 1;
    this.#engine ??= EngineClient.start(this.#options);
    try {
      const engine = await orAborted(this.#started(this.#engine), signal);
      yield* engine.stream(name, request, signal);
    } finally {
      this.#jobs -= 1;
      if (this.#jobs === 0) {
        this.#idle = setTimeout(() => this.#end(), idleMilliseconds).unref();
      }
    }
  }

  /** Frees what is kept of a model that is no more. */
  forgetModel(sha256: string): void {
    this.#engine?.then(
      (engine) => engine.forgetModel(sha256),
      () => undefined,
    );
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#idle);
    this.#end();
  }

  async #started(starting: Promise<EngineClient>): Promise<EngineClient> {
    try {
      const engine = await starting;
      if (this.#closed) {
        engine.close();
      }
      this.#backend = `${engine.backend.name} ${engine.backend.version}`;
      return engine;
    } catch (error) {
      this.#engine = undefined;
      throw error;
    }
  }

  /** One that is just being started is ended by who waits for it. */
  #end(): void {
    this.#engine?.then(
      (engine) => engine.close(),
      () => undefined,
    );
    this.#engine = undefined;
  }
}

/** Who is told to end does not wait for a process that starts. */
async function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
