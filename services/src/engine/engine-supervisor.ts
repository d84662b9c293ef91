import { EngineError } from "./engine-error.ts";
import type { BackendChoice, EngineSettings, FromEngine } from "./engine-message.ts";
import { type EngineProcess, startEngineProcess } from "./engine-process-handle.ts";

export interface EngineSupervisorOptions {
  /** The engine's program. */
  readonly entry: URL;
  readonly settings: EngineSettings;
  /** Bound of its JavaScript heap. */
  readonly heapMegabytes: number;
  /** 0 … 19 more than this process's: the higher, the more it lets others go first. */
  readonly niceness: number;
  readonly log: (level: "info" | "warn" | "error", text: string) => void;
  onMessage(message: FromEngine): void;
  /** A process is ready for jobs. */
  onReady(): void;
  /** The process ended, with the jobs it had. */
  onEnded(error: EngineError): void;
  /** No process can be started just now; it is tried again. */
  onUnavailable(error: unknown): void;
}

/** A process that lives shorter is not started again at once. */
const shortLifeMilliseconds = 1000;
const firstDelayMilliseconds = 200;
const longestDelayMilliseconds = 10_000;

/** Keeps one engine process running: starts it again when it ends, ever more slowly where it cannot start. */
export class EngineSupervisor {
  readonly #options: EngineSupervisorOptions;
  #process: EngineProcess | undefined;
  #backend: BackendChoice = { name: "none", version: "", rejected: [] };
  #failedStarts = 0;
  #restarts = 0;
  #renewed = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  private constructor(options: EngineSupervisorOptions) {
    this.#options = options;
  }

  /** @throws EngineError "process" if the first process cannot be started */
  static async start(options: EngineSupervisorOptions): Promise<EngineSupervisor> {
    const supervisor = new EngineSupervisor(options);
    await supervisor.#startProcess();
    return supervisor;
  }

  /** The process that takes jobs; undefined while one is being started. */
  get process(): EngineProcess | undefined {
    return this.#process;
  }

  /** What computes; the last one while a new process is being started. */
  get backend(): BackendChoice {
    return this.#backend;
  }

  get restarts(): number {
    return this.#restarts;
  }

  /** Ends the process; another is started. */
  renew(): void {
    this.#renewed = this.#process !== undefined;
    this.#process?.kill();
    this.#process = undefined;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#process?.kill();
    this.#process = undefined;
  }

  async #startProcess(): Promise<void> {
    const { entry, settings, heapMegabytes, niceness, log, onMessage } = this.#options;
    const startedAt = Date.now();
    const process = await startEngineProcess(
      entry,
      settings,
      { heapMegabytes, niceness },
      {
        onMessage,
        onExit: (how) => this.#onExit(how, Date.now() - startedAt),
        onLine: (line) => log("info", line),
      },
    );
    if (this.#closed) {
      process.kill();
      return;
    }
    this.#process = process;
    this.#backend = process.backend;
    this.#failedStarts = 0;
    this.#options.onReady();
  }

  #onExit(how: string, livedMilliseconds: number): void {
    this.#process = undefined;
    if (this.#closed) {
      return;
    }
    if (this.#renewed) {
      this.#options.log("info", "the engine process is started afresh");
    } else {
      this.#options.log("error", `the engine process ended (${how}); starting it again`);
    }
    this.#renewed = false;
    this.#options.onEnded(new EngineError("process", "ended", `the engine process ended (${how}); try again`));
    this.#restartAfter(livedMilliseconds < shortLifeMilliseconds ? firstDelayMilliseconds : 0);
  }

  #restartAfter(milliseconds: number): void {
    this.#restarts += 1;
    this.#timer = setTimeout(() => {
      this.#startProcess().catch((error: unknown) => {
        this.#failedStarts += 1;
        this.#options.log("error", error instanceof Error ? error.message : String(error));
        this.#options.onUnavailable(error);
        if (!this.#closed) {
          this.#restartAfter(Math.min(firstDelayMilliseconds * 2 ** this.#failedStarts, longestDelayMilliseconds));
        }
      });
    }, milliseconds);
  }
}
