import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LayerSummary } from "@deconvscope/atlas";
import { seededRandom } from "@deconvscope/network";
import type { ScanDelta } from "../src/engine/scan/scan-job.ts";
import type { ScannedLayer } from "../src/scans/scan-store.ts";
import { madeUpScan } from "../src/scans/testing/made-up-scan.ts";
import { openStore, type Store } from "../src/store/open-store.ts";
import { startPostgres } from "../test/start-postgres.ts";

/**
 * What a commit of a scan costs either store, by the size of the network, and how many fit into a second:
 * node scripts/measure-commits.ts
 */

/** Maps of every projectable layer, about. */
const networks = { "SqueezeNet, 9,000 maps": layersOf(40, 225), "ResNet-50, 53,000 maps": layersOf(106, 500) };
const shardsPerCommit = 8;
const commits = 6;

function layersOf(count: number, channels: number): ScannedLayer[] {
  return Array.from({ length: count }, (_, index) => ({ name: `layer${index}`, channels }));
}

/** As of many images: a third of the maps fire on an image. */
function makeDelta(layers: readonly ScannedLayer[], k: number, first: number, images: number): ScanDelta {
  const random = seededRandom(first + 1);
  const parts = layers.map(({ name, channels }) => {
    const summary = LayerSummary.empty(channels, k);
    const values = Float32Array.from({ length: images * channels }, () => Math.max(0, random() * 3 - 2) ** 2 * 10);
    const places = Int32Array.from(values, () => Math.floor(random() * 784));
    summary.add(
      Array.from({ length: images }, (_, index) => first + index),
      values,
      places,
    );
    return { layer: name, summary: summary.encode() };
  });
  return { parts, images, problems: [] };
}

/** Bytes that the database has written so far: to PostgreSQL's log; or, embedded, that a scan's rows hold. */
async function writtenBytes(store: Store, shared: boolean): Promise<number> {
  const sql = shared
    ? "SELECT CAST(pg_current_wal_lsn() - '0/0' AS BIGINT) AS bytes"
    : "SELECT SUM(length(summary) + length(changed_at)) AS bytes FROM scan_parts";
  const [row] = await store.database.query(sql);
  return Number(row?.bytes);
}

async function measure(name: string, layers: readonly ScannedLayer[], url: string | undefined, workers: number) {
  const dataDir = await mkdtemp(join(tmpdir(), "deconvscope-commits-"));
  const stores = await Promise.all(
    Array.from({ length: url === undefined ? 1 : workers }, () => openStore({ dataDir, store: url }, console.error)),
  );
  const [store] = stores;
  if (store === undefined) throw new Error("no store");
  const deltas = Array.from({ length: workers }, (_, worker) => makeDelta(layers, 9, worker * 128, 128));
  await store.scans.create(madeUpScan(16 * shardsPerCommit * commits * workers * 2, { layers, k: 9 }));
  // Lanes begin empty: what is measured are merges into full ones.
  await Promise.all(
    deltas.map((delta, worker) => commitSome(stores[worker % stores.length] ?? store, worker, delta, 2)),
  );
  const before = await writtenBytes(store, url !== undefined);
  const processorBefore = process.cpuUsage();
  const startedAt = performance.now();
  const times = await Promise.all(
    deltas.map((delta, worker) => commitSome(stores[worker % stores.length] ?? store, worker, delta, commits)),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const processor = process.cpuUsage(processorBefore);
  const after = await writtenBytes(store, url !== undefined);
  const all = times.flat().sort((a, b) => a - b);
  const bytes = url === undefined ? after : (after - before) / all.length;
  const summaryBytes = deltas[0]?.parts.reduce((sum, { summary }) => sum + summary.length, 0) ?? 0;
  console.log(
    [
      name,
      url === undefined ? "embedded" : "PostgreSQL",
      `${workers} workers`,
      `found ${(summaryBytes / 1e6).toFixed(2)} MB`,
      `writes ${(bytes / 1e6).toFixed(2)} MB a commit`,
      `${((processor.user + processor.system) / 1000 / all.length).toFixed(0)} ms of this process's processor`,
      `median ${(all[all.length >> 1] ?? 0).toFixed(0)} ms`,
      `${(all.length / seconds).toFixed(1)} commits/s`,
    ].join(" | "),
  );
  await Promise.all(stores.map((each) => each.close()));
  await rm(dataDir, { recursive: true });
}

async function commitSome(store: Store, worker: number, delta: ScanDelta, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const claim = await store.shards.claim(`worker ${worker}`, shardsPerCommit);
    if (claim === undefined) throw new Error("no shards are left");
    const startedAt = performance.now();
    await store.shards.commit(claim, delta, "made up");
    times.push(performance.now() - startedAt);
  }
  return times;
}

const postgres = await startPostgres();
try {
  for (const [name, layers] of Object.entries(networks)) {
    await measure(name, layers, undefined, 1);
    for (const workers of [1, 4]) {
      await measure(name, layers, await postgres.createDatabase(), workers);
    }
  }
} finally {
  await postgres.close();
}
