import { EngineCall, type EngineOrder } from "./engine-call.ts";
import type { EngineClientOptions } from "./engine-client-options.ts";
import { EngineError } from "./engine-error.ts";
import type { EngineJobName, EngineJobs } from "./engine-jobs.ts";
import type { BackendChoice, EngineMemory, FromEngine } from "./engine-message.ts";
import { EngineSupervisor } from "./engine-supervisor.ts";
import { takeNextCall } from "./take-next-call.ts";

const noMemory: EngineMemory = { residentBytes: 0, models: 0 };

/**
 * The engine as the services see it: one process that computes, one job at a time, quick ones beside those that take long. It is
 * started again when it ends; the calls it was working on fail, those that wait are answered by the next one.
 */
export class EngineClient {
  readonly #options: EngineClientOptions;
  readonly #waiting: EngineCall[] = [];
  readonly #started = new Map<number, EngineCall>();
  #supervisor: EngineSupervisor | undefined;
  #memory = noMemory;
  #lastId = 0;
  #closed = false;
  #readyListener: ((ready: boolean) => void) | undefined;

  private constructor(options: EngineClientOptions) {
    this.#options = options;
  }

  /** @throws EngineError "process" if the engine cannot be started */
  static async start(options: EngineClientOptions): Promise<EngineClient> {
    const client = new EngineClient(options);
    client.#supervisor = await EngineSupervisor.start({
      entry: options.entry,
      settings: options.settings,
      heapMegabytes: options.memoryMegabytes,
      niceness: options.niceness ?? 0,
      log: options.log,
      onMessage: (message) => client.#receive(message),
      onReady: () => client.#onReady(),
      onEnded: (error) => client.#onEnded(error),
      onUnavailable: (error) => client.#failAll(error),
    });
    return client;
  }

  /** A call would be computed now. */
  get ready(): boolean {
    return this.#supervisor?.process !== undefined;
  }

  /** Tells at once, and at every change, whether a call would be computed now. */
  onReady(listener: (ready: boolean) => void): void {
    this.#readyListener = listener;
    listener(this.ready);
  }

  get pid(): number | undefined {
    return this.#supervisor?.process?.pid;
  }

  /** What computes; the last one while a new process is being started. */
  get backend(): BackendChoice {
    return this.#supervisor?.backend ?? { name: "none", version: "", rejected: [] };
  }

  /** Something is computed, or waits to be. */
  get busy(): boolean {
    return this.#waiting.length > 0 || this.#computing().length > 0;
  }

  get queued(): number {
    return this.#waiting.length;
  }

  get restarts(): number {
    return this.#supervisor?.restarts ?? 0;
  }

  /** As the engine told last. */
  get memory(): EngineMemory {
    return this.#memory;
  }

  /** Has the engine free what it keeps of a model that is no more, whatever it does now. */
  forgetModel(sha256: string): void {
    this.#supervisor?.process?.send({ type: "forget", sha256 });
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
        this.#supervisor?.process?.send({ type: "credit", id: call.id, bytes: result.bytes });
      }
    } finally {
      signal?.removeEventListener("abort", onAbort);
      this.#withdraw(call);
    }
  }

  /** Ends the process; calls fail. */
  close(): void {
    this.#closed = true;
    this.#supervisor?.close();
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
    const call = new EngineCall(this.#lastId, order, this.#options.observeJob?.(order.name));
    this.#waiting.push(call);
    this.#startWaiting();
    return call;
  }

  #startWaiting(): void {
    const process = this.#supervisor?.process;
    const next = () => takeNextCall(this.#waiting, this.#computing());
    for (let call = process && next(); call !== undefined; call = next()) {
      call.start();
      this.#started.set(call.id, call);
      process?.send({ type: "start", id: call.id, ...call.order });
    }
  }

  /** Those that wait for their readers do not count. */
  #computing(): EngineCall[] {
    return [...this.#started.values()].filter((call) => !call.stalled);
  }

  /** Nobody reads it any more. */
  #withdraw(call: EngineCall): void {
    call.end();
    const place = this.#waiting.indexOf(call);
    if (place >= 0) {
      this.#waiting.splice(place, 1);
    } else if (this.#started.has(call.id)) {
      call.stalled = false;
      this.#supervisor?.process?.send({ type: "cancel", id: call.id });
    }
  }

  #receive(message: FromEngine): void {
    if (message.type === "memory") {
      this.#memory = message;
    }
    const call = "id" in message ? this.#started.get(message.id) : undefined;
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
        this.#finish(call);
        break;
      case "done":
        call.end();
        this.#finish(call);
        break;
    }
    this.#startWaiting();
  }

  #finish(call: EngineCall): void {
    this.#started.delete(call.id);
    const megabytes = Math.round(this.#memory.residentBytes / 2 ** 20);
    if (megabytes > this.#options.memoryMegabytes && this.#started.size === 0) {
      this.#options.log("warn", `the engine uses ${megabytes} MB, more than its ${this.#options.memoryMegabytes} MB`);
      this.#supervisor?.renew();
    }
  }

  #onReady(): void {
    this.#readyListener?.(true);
    this.#startWaiting();
  }

  #onEnded(error: EngineError): void {
    this.#memory = noMemory;
    this.#readyListener?.(false);
    for (const call of this.#started.values()) {
      call.end(error);
    }
    this.#started.clear();
  }

  #failAll(error: unknown): void {
    for (const call of [...this.#started.values(), ...this.#waiting]) {
      call.end(error);
    }
    this.#started.clear();
    this.#waiting.length = 0;
  }
}
