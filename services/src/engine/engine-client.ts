import { EngineCall, type EngineOrder } from "./engine-call.ts";
import { EngineError } from "./engine-error.ts";
import type { EngineJobName, EngineJobs } from "./engine-jobs.ts";
import type { BackendChoice, EngineSettings, FromEngine } from "./engine-message.ts";
import { type EngineProcess, startEngineProcess } from "./engine-process-handle.ts";

export interface EngineClientOptions {
  /** The engine's program. */
  readonly entry: URL;
  readonly settings: EngineSettings;
  /** Calls that may wait for the engine; one more is refused. */
  readonly queueLength: number;
  /** Calls that may wait for their readers; one more is refused. */
  readonly maxStreams: number;
  /** Megabytes of resident memory above which the idle engine is started afresh; also bounds its heap. */
  readonly memoryMegabytes: number;
  readonly log: (level: "info" | "warn" | "error", text: string) => void;
}

/**
 * The engine as the services see it: one process that computes, one job at a time. It is started again when it ends;
 * the calls it was working on fail, those that wait are answered by the next one.
 */
export class EngineClient {
  readonly #options: EngineClientOptions;
  readonly #waiting: EngineCall[] = [];
  readonly #started = new Map<number, EngineCall>();
  #process: EngineProcess | undefined;
  #backend: BackendChoice | undefined;
  #lastId = 0;
  #failedStarts = 0;
  #restarts = 0;
  #closed = false;
  #restartTimer: NodeJS.Timeout | undefined;
  #readyListener: ((ready: boolean) => void) | undefined;

  private constructor(options: EngineClientOptions) {
    this.#options = options;
  }

  /** @throws EngineError "process" if the engine cannot be started */
  static async start(options: EngineClientOptions): Promise<EngineClient> {
    const client = new EngineClient(options);
    await client.#startProcess();
    return client;
  }

  /** A call would be computed now. */
  get ready(): boolean {
    return this.#process !== undefined;
  }

  /** Tells at once, and at every change, whether a call would be computed now. */
  onReady(listener: (ready: boolean) => void): void {
    this.#readyListener = listener;
    listener(this.ready);
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** What computes; the last one while a new process is being started. */
  get backend(): BackendChoice {
    return this.#backend ?? { name: "none", version: "", rejected: [] };
  }

  get queued(): number {
    return this.#waiting.length;
  }

  get restarts(): number {
    return this.#restarts;
  }

  /**
   * Does a job that has one result.
   * @throws EngineError, or the signal's reason
   */
  async call<Name extends EngineJobName>(
    name: Name,
    request: EngineJobs[Name]["request"],
    signal?: AbortSignal,
  ): Promise<EngineJobs[Name]["item"]> {
    const items: EngineJobs[Name]["item"][] = [];
    for await (const item of this.stream(name, request, signal)) {
      items.push(item);
    }
    const [only] = items;
    if (only === undefined || items.length > 1) {
      throw new EngineError("defect", "results", `the engine's job ${name} had ${items.length} results; expected one`);
    }
    return only;
  }

  /**
   * Does a job; its results come as they are made, and it waits where they are not read.
   * @throws EngineError, or the signal's reason
   */
  async *stream<Name extends EngineJobName>(
    name: Name,
    request: EngineJobs[Name]["request"],
    signal?: AbortSignal,
  ): AsyncGenerator<EngineJobs[Name]["item"], void> {
    signal?.throwIfAborted();
    const call = this.#enqueue({ name, request } as EngineOrder);
    const onAbort = (): void => {
      call.end(signal?.reason);
      this.#withdraw(call);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      for (let result = await call.read(); result !== undefined; result = await call.read()) {
        yield result.item as EngineJobs[Name]["item"];
        call.stalled = false;
        this.#process?.send({ type: "credit", id: call.id, bytes: result.bytes });
      }
    } finally {
      signal?.removeEventListener("abort", onAbort);
      this.#withdraw(call);
    }
  }

  /** Ends the process; calls fail. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#restartTimer);
    this.#process?.kill();
    this.#failAll(new EngineError("process", "closed", "the server is being shut down"));
  }

  #enqueue(order: EngineOrder): EngineCall {
    const { queueLength, maxStreams } = this.#options;
    if (this.#closed) {
      throw new EngineError("process", "closed", "the server is being shut down");
    }
    if (this.#waiting.length >= queueLength) {
      throw new EngineError("queue", "full", `${queueLength} calls wait for the engine already, the limit; try later`);
    }
    if (this.#started.size >= maxStreams) {
      throw new EngineError("queue", "streams", `${maxStreams} streams are open already, the limit; read or end some`);
    }
    this.#lastId += 1;
    const call = new EngineCall(this.#lastId, order);
    this.#waiting.push(call);
    this.#startWaiting();
    return call;
  }

  #startWaiting(): void {
    const process = this.#process;
    if (process === undefined) {
      return;
    }
    let computing = [...this.#started.values()].filter((call) => !call.stalled).length;
    while (computing === 0) {
      const call = this.#waiting.shift();
      if (call === undefined) {
        return;
      }
      this.#started.set(call.id, call);
      process.send({ type: "start", id: call.id, ...call.order });
      computing += 1;
    }
  }

  /** Nobody reads it any more. */
  #withdraw(call: EngineCall): void {
    call.end();
    const place = this.#waiting.indexOf(call);
    if (place >= 0) {
      this.#waiting.splice(place, 1);
    } else if (this.#started.has(call.id)) {
      call.stalled = false;
      this.#process?.send({ type: "cancel", id: call.id });
    }
  }

  #receive(message: FromEngine): void {
    if (message.type === "ready") {
      return;
    }
    const call = this.#started.get(message.id);
    if (call === undefined) {
      return;
    }
    switch (message.type) {
      case "item":
        call.push(message.item, message.bytes);
        return;
      case "stalled":
        call.stalled = !call.ended;
        break;
      case "failed":
        if (message.origin === "defect" && !call.ended) {
          this.#options.log("error", message.stack ?? message.message);
        }
        call.end(new EngineError(message.origin, message.code, message.message));
        this.#finish(call, message.residentBytes);
        break;
      case "done":
        call.end();
        this.#finish(call, message.residentBytes);
        break;
    }
    this.#startWaiting();
  }

  #finish(call: EngineCall, residentBytes: number): void {
    this.#started.delete(call.id);
    const megabytes = Math.round(residentBytes / 2 ** 20);
    if (megabytes > this.#options.memoryMegabytes && this.#started.size === 0) {
      this.#options.log("warn", `the engine uses ${megabytes} MB, more than its ${this.#options.memoryMegabytes} MB`);
      this.#process?.kill();
      this.#process = undefined;
    }
  }

  async #startProcess(): Promise<void> {
    const { entry, settings, memoryMegabytes, log } = this.#options;
    const startedAt = Date.now();
    const process = await startEngineProcess(entry, settings, memoryMegabytes, {
      onMessage: (message) => this.#receive(message),
      onExit: (how) => this.#onExit(how, Date.now() - startedAt),
      onLine: (line) => log("info", line),
    });
    if (this.#closed) {
      process.kill();
      return;
    }
    this.#process = process;
    this.#backend = process.backend;
    this.#failedStarts = 0;
    this.#readyListener?.(true);
    this.#startWaiting();
  }

  #onExit(how: string, livedMilliseconds: number): void {
    this.#process = undefined;
    this.#readyListener?.(false);
    if (this.#closed) {
      return;
    }
    this.#options.log("error", `the engine process ended (${how}); starting it again`);
    const error = new EngineError("process", "ended", `the engine process ended (${how}); try again`);
    for (const call of this.#started.values()) {
      call.end(error);
    }
    this.#started.clear();
    this.#restart(livedMilliseconds < 1000 ? 200 : 0);
  }

  #restart(delay: number): void {
    this.#restarts += 1;
    this.#restartTimer = setTimeout(() => {
      this.#startProcess().catch((error: unknown) => {
        this.#failedStarts += 1;
        this.#options.log("error", error instanceof Error ? error.message : String(error));
        this.#failAll(error);
        if (!this.#closed) {
          this.#restart(Math.min(200 * 2 ** this.#failedStarts, 10_000));
        }
      });
    }, delay);
  }

  #failAll(error: unknown): void {
    for (const call of [...this.#started.values(), ...this.#waiting]) {
      call.end(error);
    }
    this.#started.clear();
    this.#waiting.length = 0;
  }
}
