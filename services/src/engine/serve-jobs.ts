import type { EngineErrorOrigin } from "./engine-error.ts";
import type { EngineJobName, EngineJobs } from "./engine-jobs.ts";
import type { FromEngine, StartMessage, ToEngine } from "./engine-message.ts";
import { hearMessages } from "./hear-messages.ts";
import { isLongJob, isReadingJob } from "./long-jobs.ts";
import { ResultWindow } from "./result-window.ts";

/** How each job is done: results are made only as they are asked for. */
export type JobHandlers = {
  readonly [Name in EngineJobName]: (
    request: EngineJobs[Name]["request"],
    signal: AbortSignal,
  ) => AsyncIterable<EngineJobs[Name]["item"]>;
};

/** What an engine does. */
export interface EngineWork {
  readonly handlers: JobHandlers;
  /** Networks that are ready for the next call. */
  readonly keptModels: number;
  /** Frees what is kept of the model with these bytes. */
  forgetModel(sha256: string): void;
}

interface Job {
  readonly name: EngineJobName;
  readonly controller: AbortController;
  readonly window: ResultWindow;
  /** It waits for its reader. */
  stalled: boolean;
}

/**
 * Answers the serving process: starts its jobs, stops them, and keeps each within its window of unread results.
 * @param createWork is given what tells whether any job that computes, but long ones, is being done
 * @returns what takes a message from the serving process
 */
export function serveJobs(
  createWork: (isBusy: () => boolean) => EngineWork,
  windowBytes: number,
  send: (message: FromEngine) => void,
): (message: ToEngine) => void {
  const jobs = new Map<number, Job>();
  const isBusy = (): boolean =>
    [...jobs.values()].some(({ name, stalled }) => !isLongJob(name) && !isReadingJob(name) && !stalled);
  const work = createWork(isBusy);
  const tellMemory = (): void =>
    send({ type: "memory", residentBytes: process.memoryUsage.rss(), models: work.keptModels });

  async function run<Name extends EngineJobName>(message: StartMessage<Name>): Promise<void> {
    const { id, name } = message;
    const controller = new AbortController();
    const window = new ResultWindow(windowBytes, () => {
      job.stalled = true;
      send({ type: "stalled", id });
    });
    const job: Job = { name, controller, window, stalled: false };
    jobs.set(id, job);
    try {
      for await (const item of work.handlers[name](message.request, controller.signal)) {
        await hearMessages(controller.signal);
        const bytes = countBytes(item);
        await window.take(bytes, controller.signal);
        job.stalled = false;
        send({ type: "item", id, item, bytes });
      }
      tellMemory();
      send({ type: "done", id });
    } catch (error) {
      tellMemory();
      send({ type: "failed", id, ...describeError(error) });
    } finally {
      jobs.delete(id);
    }
  }

  return (message) => {
    switch (message.type) {
      case "start":
        void run(message);
        return;
      case "cancel":
        jobs.get(message.id)?.controller.abort();
        return;
      case "credit":
        jobs.get(message.id)?.window.give(message.bytes);
        return;
      case "forget":
        work.forgetModel(message.sha256);
        tellMemory();
        return;
    }
  };
}

const messageOverhead = 256;

/** Bytes of the arrays in a result, and something for the rest. */
function countBytes(item: unknown): number {
  if (ArrayBuffer.isView(item)) {
    return item.byteLength;
  }
  if (typeof item === "object" && item !== null) {
    return Object.values(item).reduce((sum: number, value) => sum + countBytes(value), messageOverhead);
  }
  return typeof item === "string" ? item.length : 8;
}

const origins: ReadonlySet<string> = new Set<EngineErrorOrigin>([
  "NetworkError",
  "DeconvnetError",
  "ImageError",
  "DatasetError",
  "OcclusionError",
  "InvarianceError",
  "TrainingError",
  "ArchiveError",
]);

function describeError(error: unknown): { origin: EngineErrorOrigin; code: string; message: string; stack?: string } {
  if (!(error instanceof Error)) {
    return { origin: "defect", code: "", message: String(error) };
  }
  const known = origins.has(error.name);
  return {
    origin: known ? (error.name as EngineErrorOrigin) : "defect",
    code: known && "code" in error ? String(error.code) : "",
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
  };
}
