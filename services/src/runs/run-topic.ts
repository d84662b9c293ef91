import type { FoldOutcome, MetricsPoint } from "../engine/training/training-job.ts";
import { SharedReading } from "../scans/shared-reading.ts";
import { ProgressRate } from "../scans/watch-rate.ts";
import { batchPoints, RecentPoints, thinOut } from "./recent-points.ts";
import type { MeasuredFeatures } from "./run-features.ts";
import type { RunStore, StoredRun, StoredSnapshot } from "./run-store.ts";

/** A run as it is now, with what was told of it. */
export interface RunNews {
  readonly run: StoredRun;
  readonly snapshots: readonly StoredSnapshot[];
  readonly outcomes: readonly FoldOutcome[];
  /** Of the newest snapshot of which any were measured. */
  readonly features: { readonly snapshot: StoredSnapshot; readonly measured: MeasuredFeatures } | undefined;
}

export function hasRunEnded({ state }: StoredRun): boolean {
  return state !== "queued" && state !== "running";
}

/** What is known of one run that changes, for all who watch it. */
export class RunTopic {
  readonly #runs: RunStore;
  readonly #id: string;
  readonly #rate = new ProgressRate();
  readonly reading: SharedReading;
  #run: StoredRun | undefined;
  #news: RunNews | undefined;
  #points: RecentPoints | undefined;
  /** Pages of the history that are being read, by the step before them. */
  readonly #pages = new Map<number, Promise<readonly MetricsPoint[]>>();
  #readers = 0;
  #watchers = 0;

  /** @param onRead called after each reading */
  constructor(runs: RunStore, id: string, onRead: () => void) {
    this.#runs = runs;
    this.#id = id;
    this.reading = new SharedReading(() => this.#read(), onRead);
  }

  /** Who watches the run, not those who read it for something else. */
  get watchers(): number {
    return this.#watchers;
  }

  get isRead(): boolean {
    return this.#readers > 0;
  }

  /** It goes on no more, or is gone. */
  get ended(): boolean {
    return this.reading.readings > 0 && (this.#run === undefined || hasRunEnded(this.#run));
  }

  /** Steps a second; undefined: not known. */
  get rate(): number | undefined {
    return this.#rate.perSecond(performance.now());
  }

  /**
   * Counts a reader.
   * @param watches whether it counts among the watchers
   * @returns the reading that it has to wait for
   */
  join(watches: boolean): number {
    this.#readers += 1;
    this.#watchers += watches ? 1 : 0;
    const isFresh = this.#news !== undefined && !this.ended && this.reading.error === undefined;
    this.reading.touch();
    return this.reading.readings + (isFresh ? 0 : 1);
  }

  /** What nobody reads is not kept up to date. */
  leave(watches: boolean): void {
    this.#readers -= 1;
    this.#watchers -= watches ? 1 : 0;
    if (!this.isRead) {
      this.#news = undefined;
      this.#points = undefined;
    }
  }

  /** @returns undefined if the run was deleted. @throws what reading it threw */
  news(): RunNews | undefined {
    if (this.reading.error !== undefined) {
      throw this.reading.error;
    }
    return this.#run && this.#news;
  }

  /** Points after a step, at most a batch of them, spread evenly; who keeps up gets each. */
  async pointsAfter(step: number): Promise<{ points: MetricsPoint[]; dropped: number }> {
    const points = this.#points;
    if (points === undefined || points.step <= step) {
      return { points: [], dropped: 0 };
    }
    const kept = points.after(step);
    if (kept === undefined) {
      return await this.#runs.metrics(this.#id, { after: step, through: points.step }, batchPoints);
    }
    const spread = thinOut(kept, batchPoints);
    return { points: spread, dropped: kept.length - spread.length };
  }

  /** The first points after a step, at most a batch; who asks while they are read gets the same. */
  historyAfter(step: number): Promise<readonly MetricsPoint[]> {
    const known = this.#pages.get(step);
    if (known !== undefined) {
      return known;
    }
    const page = this.#runs.metricsAfter(this.#id, step, batchPoints).finally(() => this.#pages.delete(step));
    this.#pages.set(step, page);
    return page;
  }

  async #read(): Promise<void> {
    const run = await this.#runs.find(this.#id);
    if (run !== undefined) {
      this.#rate.add(run.step, performance.now());
    }
    if (run !== undefined && this.isRead && run.version !== this.#news?.run.version) {
      await this.#readNews(run);
    }
    this.#run = run;
  }

  async #readNews(run: StoredRun): Promise<void> {
    const snapshots = await this.#runs.snapshots(run.id);
    const outcomes = await this.#runs.outcomes(run.id);
    const newest = snapshots.findLast(({ probeImages }) => probeImages > 0);
    const known = this.#news?.features;
    const isKnown = known !== undefined && known.snapshot.step === newest?.step;
    const features = isKnown ? known : newest && (await this.#readFeatures(run.id, newest));
    this.#points ??= new RecentPoints(run.latest?.step ?? -1);
    for (let more = batchPoints; more === batchPoints; ) {
      const page = await this.#runs.metricsAfter(run.id, this.#points.step, batchPoints);
      this.#points.add(page);
      more = page.length;
    }
    this.#news = { run, snapshots, outcomes, features };
  }

  async #readFeatures(run: string, snapshot: StoredSnapshot): Promise<RunNews["features"]> {
    const measured = await this.#runs.features(run, snapshot.step);
    return measured && { snapshot, measured };
  }
}
