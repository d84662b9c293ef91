import type { ScanDelta } from "../engine/scan/scan-job.ts";

export type ScanState = "queued" | "running" | "complete" | "cancelled" | "failed";

/** A layer that is scanned. */
export interface ScannedLayer {
  readonly name: string;
  readonly channels: number;
}

/** What a scan is to find. */
export interface NewScan {
  readonly model: string;
  readonly modelSha256: string;
  readonly dataset: string;
  readonly split: string;
  readonly layers: readonly ScannedLayer[];
  readonly k: number;
  /** 0: all. */
  readonly maxImages: number;
  /** Images that are scanned: the split's, or maxImages if fewer. */
  readonly images: number;
  /** Canonical JSON of the request with every default filled in. */
  readonly parameters: string;
}

/** A scan as it is kept. */
export interface StoredScan extends NewScan {
  readonly id: string;
  readonly state: ScanState;
  /** Images of the shards that are counted. */
  readonly done: number;
  /** Of the last failure, and of shards that were put aside. */
  readonly error: string;
  /** Images that were left out, with why; at most 100. */
  readonly problems: readonly string[];
  readonly createdAt: Date;
  /** Grows with every change. */
  readonly version: number;
  /** Comes with the product. */
  readonly builtIn: boolean;
  /** Backend and version that computed it, e.g. "onnxruntime 1.30.0"; empty before the first commit. */
  readonly backend: string;
  /** Workers that hold shards of it now. */
  readonly workers: number;
  /** How often it was resumed. */
  readonly resumes: number;
  /** While it is queued, the scan that comes before it; empty: none. */
  readonly waitingFor: string;
}

/** Feature maps of one layer. */
export interface ChangedMaps {
  readonly layer: string;
  readonly channels: readonly number[];
}

/** Scans and what they found so far. */
export interface ScanStore {
  create(scan: NewScan): Promise<StoredScan>;
  /** A finished scan that was made elsewhere. */
  add(scan: NewScan, found: ScanDelta, backend: string): Promise<StoredScan>;
  find(id: string): Promise<StoredScan | undefined>;
  /**
   * Newest first.
   * @param model empty: of every model
   * @param after id after which the page begins; empty: from the newest
   */
  list(model: string, after: string, limit: number): Promise<StoredScan[]>;
  /** Stops a queued or running scan; what is counted stays. @returns false if it had ended already */
  cancel(id: string): Promise<boolean>;
  /**
   * Lets a cancelled or failed scan go on, and one that runs try again at once what it waits with: shards that were put
   * aside, workers that could not do it.
   * @returns false if it is complete
   */
  resume(id: string): Promise<boolean>;
  /** @returns false if there is none of that id */
  remove(id: string): Promise<boolean>;
  /** A layer's summaries, one a lane, to be merged; none before the first commit. */
  parts(id: string, layer: string): Promise<readonly Uint8Array[]>;
  /** Maps whose tops changed after a version, of all lanes. */
  changedAfter(id: string, version: number): Promise<readonly ChangedMaps[]>;
  /** Tells of changes of any scan, other processes' within half a second. @returns ends it */
  onChange(listener: (id: string) => void): () => void;
}

/** Shards that one worker holds. */
export interface Claim {
  readonly scan: StoredScan;
  readonly worker: string;
  readonly shards: readonly number[];
}

/** Hands out shards of running scans; each counts once. */
export interface ShardQueue {
  /**
   * Shards of one scan, lowest first, the oldest scan's first.
   * @param worker a name that no other worker has
   * @param most how many at most
   * @param isTaken whether this worker takes a scan
   * @returns undefined if there is nothing to do
   */
  claim(worker: string, most: number, isTaken?: (scan: StoredScan) => boolean): Promise<Claim | undefined>;
  /** Keeps a claim. @returns false if it is lost: its lease ran out, or the scan was cancelled or deleted */
  extend(claim: Claim): Promise<boolean>;
  /** Counts a claim's images, all or none. @returns false if the claim is lost, and nothing is counted */
  commit(claim: Claim, delta: ScanDelta, backend: string): Promise<boolean>;
  /** Gives shards back: tried again later, ever later, and put aside after the last try. */
  fail(claim: Claim, error: string): Promise<void>;
  /** Gives shards back at once, untried. */
  release(claim: Claim): Promise<void>;
  /** Frees what workers hold that are known to be gone, before their leases run out. */
  releaseOf(isGone: (worker: string) => boolean): Promise<void>;
  /** Gives shards back at once, untried, and says on the scan why this worker cannot do them. */
  refuse(claim: Claim, why: string): Promise<void>;
  /** Ends the scan as failed: no worker can do it. */
  giveUp(claim: Claim, error: string): Promise<void>;
}
