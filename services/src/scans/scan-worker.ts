import { setTimeout as sleep } from "node:timers/promises";
import { EngineError } from "../engine/engine-error.ts";
import type { ScanDelta, ScanJob } from "../engine/scan/scan-job.ts";
import { ClaimSize } from "./claim-size.ts";
import { HeldClaim } from "./held-claim.ts";
import { ScanImpossible, WorkerUnfit } from "./prepare-scan.ts";
import type { ScanEngine } from "./scan-engine.ts";
import type { Claim, ScanStore, ShardQueue, StoredScan } from "./scan-store.ts";
import { toRanges } from "./to-ranges.ts";

export interface ScanWorkerOptions {
  /** A name that no other worker has. */
  readonly name: string;
  readonly scans: ScanStore;
  readonly shards: ShardQueue;
  readonly engine: ScanEngine;
  /** @throws ScanImpossible, WorkerUnfit */
  readonly prepare: (scan: StoredScan) => Promise<Omit<ScanJob, "ranges">>;
  /** Lets what is more urgent go first; asked between batches. */
  readonly giveWay: (signal: AbortSignal) => Promise<void>;
  /** Before shards are looked for at first; what changes here is looked at at once. */
  readonly firstWaitMilliseconds: number;
  /**
   * For other workers, while the engine is cold: one that starts alone has its first images sooner than each of several
   * that start at once.
   */
  readonly headStartMilliseconds: number;
  /** So many images were counted. */
  readonly onImages: (count: number) => void;
  readonly log: (level: "info" | "warn" | "error", fields: object, text: string) => void;
}

/** A scan that this worker could not do. */
interface Refusal {
  readonly until: number;
  /** How often the scan had been resumed by then. */
  readonly resumes: number;
}

/** Other processes' scans are looked for so often. */
const pollMilliseconds = 500;
/** A scan that this worker cannot do is left to others for so long. */
const refusedMilliseconds = 60_000;
/** The wait after the store failed. */
const troubleMilliseconds = 2000;

/** Takes shards of scans, has them computed, and commits what was found, until it is closed. */
export class ScanWorker {
  readonly #options: ScanWorkerOptions;
  readonly #size = new ClaimSize();
  readonly #refused = new Map<string, Refusal>();
  readonly #closing = new AbortController();
  readonly #endListening: () => void;
  readonly #running: Promise<void>;
  #wake: () => void = () => undefined;

  constructor(options: ScanWorkerOptions) {
    this.#options = options;
    this.#endListening = options.scans.onChange(() => this.#wake());
    this.#running = this.#run();
  }

  /** Gives back what it has not committed. */
  async close(): Promise<void> {
    this.#closing.abort(new WorkerClosed());
    this.#wake();
    this.#endListening();
    await this.#running;
    this.#options.engine.close();
  }

  async #run(): Promise<void> {
    const { name, shards, log, firstWaitMilliseconds } = this.#options;
    await this.#wait(firstWaitMilliseconds);
    while (!this.#closing.signal.aborted) {
      try {
        const claim = await shards.claim(name, this.#size.most, (scan) => !this.#refuses(scan));
        await (claim === undefined ? this.#rest() : this.#work(claim));
      } catch (error) {
        log("error", { err: error }, "the scan worker is interrupted");
        await sleep(troubleMilliseconds, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
  }

  async #work(claim: Claim): Promise<void> {
    const { shards, scans } = this.#options;
    const kept = this.#size.of(claim.scan.id);
    if (claim.shards.length > kept) {
      await shards.release({ ...claim, shards: claim.shards.slice(kept) });
    }
    await using held = new HeldClaim({ ...claim, shards: claim.shards.slice(0, kept) }, shards, scans);
    const signal = AbortSignal.any([held.lost, this.#closing.signal]);
    try {
      const job = await this.#options.prepare(claim.scan);
      await this.#computeAll(held, job, signal);
    } catch (error) {
      await this.#explain(held, error, signal);
    }
  }

  /** A claim that fails is tried shard by shard, so that only the culprit fails again. */
  async #computeAll(held: HeldClaim, job: Omit<ScanJob, "ranges">, signal: AbortSignal): Promise<void> {
    const { claim } = held;
    try {
      await this.#compute(held, claim, job, signal);
    } catch (error) {
      if (claim.shards.length === 1 || isNoFault(error, signal)) {
        throw error;
      }
      for (const shard of claim.shards) {
        const one = { ...claim, shards: [shard] };
        try {
          await this.#compute(held, one, job, signal);
        } catch (error) {
          if (isNoFault(error, signal)) {
            throw error;
          }
          await this.#fail(held, one, error);
        }
      }
    }
  }

  async #compute(held: HeldClaim, claim: Claim, job: Omit<ScanJob, "ranges">, signal: AbortSignal): Promise<void> {
    const { engine, shards, onImages } = this.#options;
    const startedAt = performance.now();
    const delta = await this.#scan({ ...job, ranges: toRanges(claim) }, signal);
    const computedAt = performance.now();
    const counted = await shards.commit(claim, delta, engine.backend).catch((error: unknown) => {
      throw new NotCommitted("what was found could not be committed", { cause: error });
    });
    if (counted) {
      this.#size.learn(claim.shards.length, computedAt - startedAt, performance.now() - computedAt);
      onImages(delta.images);
    }
    held.drop(claim.shards);
  }

  async #scan(job: ScanJob, signal: AbortSignal): Promise<ScanDelta> {
    const { engine, giveWay } = this.#options;
    for await (const item of engine.scan(job, signal)) {
      if (item.kind === "delta") {
        return item.delta;
      }
      await giveWay(signal);
    }
    throw new Error("the engine's scan ended without a result");
  }

  async #explain(held: HeldClaim, error: unknown, signal: AbortSignal): Promise<void> {
    const { shards, log } = this.#options;
    const { claim } = held;
    const scan = claim.scan.id;
    if (held.lost.aborted) {
      log("info", { scan }, "shards are not this worker's any more");
    } else if (signal.aborted) {
      await shards.release(claim);
    } else if (error instanceof NotCommitted) {
      throw error;
    } else if (isUnfit(error)) {
      this.#refused.set(scan, { until: Date.now() + refusedMilliseconds, resumes: claim.scan.resumes });
      log("warn", { scan, err: error }, "this worker cannot do the scan, and leaves it to others for a while");
      await shards.refuse(claim, `worker ${claim.worker}: ${describe(error)}`);
    } else if (error instanceof ScanImpossible || hasChanged(error)) {
      log("warn", { scan }, error.message);
      await shards.giveUp(claim, error.message);
    } else {
      await this.#fail(held, claim, error);
    }
  }

  async #fail(held: HeldClaim, claim: Claim, error: unknown): Promise<void> {
    this.#options.log("warn", { scan: claim.scan.id, shards: claim.shards, err: error }, "shards failed");
    await this.#options.shards.fail(claim, describe(error));
    held.drop(claim.shards);
  }

  /** Until it was left to others for long enough, or is resumed. */
  #refuses({ id, resumes }: StoredScan): boolean {
    const refusal = this.#refused.get(id);
    if (refusal === undefined || (Date.now() < refusal.until && resumes === refusal.resumes)) {
      return refusal !== undefined;
    }
    this.#refused.delete(id);
    return false;
  }

  /** Until there may be shards. */
  async #rest(): Promise<void> {
    const { engine, headStartMilliseconds } = this.#options;
    const isWoken = await this.#wait(pollMilliseconds);
    if (isWoken && engine.isCold) {
      await sleep(headStartMilliseconds, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  /**
   * Until something changes, at most so long.
   * @returns whether something changed
   */
  async #wait(milliseconds: number): Promise<boolean> {
    if (this.#closing.signal.aborted) {
      return true;
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}

class WorkerClosed extends Error {}

/** The store's trouble: the shards are tried again when their lease has run out, and it counts as no try. */
class NotCommitted extends Error {}

/** The images have nothing to do with it. */
function isNoFault(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted || error instanceof NotCommitted || isUnfit(error) || hasChanged(error);
}

/** The dataset is not the one that the scan was created for: whichever images are tried, it fails. */
function hasChanged(error: unknown): error is EngineError {
  return error instanceof EngineError && error.origin === "DatasetError" && error.code === "changed";
}

/** The fault is this worker's, not the images'. */
function isUnfit(error: unknown): boolean {
  return error instanceof WorkerUnfit || (error instanceof EngineError && error.code === "not-started");
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
