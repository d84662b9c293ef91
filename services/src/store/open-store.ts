import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { defaultOptions } from "../options/server-options.ts";
import { ResultStore } from "../results/result-store.ts";
import { FeatureQueue } from "../runs/feature-queue.ts";
import type { RunQueue } from "../runs/run-queue.ts";
import type { RunStore } from "../runs/run-store.ts";
import { SqlRunQueue } from "../runs/sql-run-queue.ts";
import { SqlRunStore } from "../runs/sql-run-store.ts";
import { PictureStore } from "../scans/pictures-store.ts";
import type { ScanStore, ShardQueue } from "../scans/scan-store.ts";
import { SqlScanStore } from "../scans/sql-scan-store.ts";
import { SqlShardQueue } from "../scans/sql-shard-queue.ts";
import { BlobStore } from "./blob-store.ts";
import type { Database } from "./database.ts";
import { DatasetStore } from "./dataset-store.ts";
import { ModelStore } from "./model-store.ts";
import { openLibsql } from "./open-libsql.ts";
import { openPostgres } from "./open-postgres.ts";
import { ReferencedBlobs } from "./referenced-blobs.ts";
import { RowChanges } from "./row-changes.ts";
import { shareBlobs } from "./share-blobs.ts";
import { sweepBlobs } from "./sweep-blobs.ts";
import { UsedModels } from "./used-models.ts";

/** All that is kept. */
export interface Store {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly models: ModelStore;
  readonly datasets: DatasetStore;
  readonly scans: ScanStore;
  readonly shards: ShardQueue;
  readonly pictures: PictureStore;
  readonly results: ResultStore;
  readonly runs: RunStore;
  readonly runQueue: RunQueue;
  readonly features: FeatureQueue;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Of the embedded store; of models' files that a shared store has, the copies. */
  readonly dataDir: string;
  /** postgres://…; undefined: the embedded store. */
  readonly store: string | undefined;
  /** s3://bucket/prefix, where other hosts find blobs; undefined: in a shared store's database. */
  readonly blobs?: string | undefined;
  /** Scans that run at a time; others wait. */
  readonly maxScans?: number;
  /** Runs that are trained at a time; others wait. */
  readonly maxRuns?: number;
  /** Pictures of tops that are kept. */
  readonly maxPictureBytes?: number;
}

/** Workers that may commit to one scan at once; the embedded database has one writer anyway. */
const lanes = { embedded: 1, shared: 8 };

/** Of measurements that are kept for a second look. */
const mostResultBytes = 256 * 2 ** 20;

/**
 * Opens the store, and brings an older release's up to date.
 * @param log of connections that broke, and of files that were left and are removed
 * @throws StoreError if its server cannot be reached; Error if it cannot be opened
 */
export async function openStore(options: StoreOptions, log: (text: string) => void): Promise<Store> {
  const given = { ...defaultOptions, ...options };
  const { dataDir, store: url, maxScans, maxRuns, maxPictureBytes } = given;
  await mkdir(dataDir, { recursive: true });
  const database = await (url === undefined ? openLibsql(join(dataDir, "deconvscope.db")) : openPostgres(url, log));
  try {
    const blobs = await BlobStore.open(dataDir, await shareBlobs(given, database));
    const kept = new ReferencedBlobs(database, blobs);
    const endSweeps = sweepBlobs(kept, log);
    const used = new UsedModels(database, (sha256s) => kept.forgetCopies(sha256s));
    const changes = new RowChanges(database, "scans");
    const runChanges = new RowChanges(database, "runs");
    return {
      database,
      blobs,
      models: new ModelStore(database, kept, used),
      datasets: new DatasetStore(database, join(dataDir, "drawings")),
      scans: new SqlScanStore(database, changes, url === undefined ? lanes.embedded : lanes.shared),
      shards: new SqlShardQueue(database, changes, maxScans),
      pictures: new PictureStore(database, maxPictureBytes),
      results: new ResultStore(database, mostResultBytes),
      runs: new SqlRunStore(database, runChanges, kept),
      runQueue: new SqlRunQueue(database, runChanges, kept, maxRuns),
      features: new FeatureQueue(database, runChanges, kept),
      async close() {
        await Promise.all([used.close(), endSweeps()]);
        blobs.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
