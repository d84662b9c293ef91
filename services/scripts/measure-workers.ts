import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { madeUpScan } from "../src/scans/testing/made-up-scan.ts";
import { startWorkerProcess } from "../src/scans/testing/start-worker-process.ts";
import { openStore } from "../src/store/open-store.ts";
import { startPostgres } from "../test/start-postgres.ts";

/**
 * How far workers that compute at a given rate come together, on either store: what is missing to their sum is what
 * claims and commits cost: node scripts/measure-workers.ts
 */

const batchMilliseconds = 40;
const seconds = 12;

async function measure(kind: string, url: string | undefined, workers: number): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "deconvscope-workers-"));
  const options = { dataDir, store: url };
  const store = await openStore(options, console.error);
  const processes = Array.from({ length: workers }, () => startWorkerProcess(options, batchMilliseconds));
  await Promise.all(processes.map((process) => once(process, "message")));
  const { id } = await store.scans.create(madeUpScan(1_281_167));
  // The first claims are short ones.
  await sleep(6000);
  const before = await store.scans.find(id);
  const startedAt = performance.now();
  await sleep(1000 * seconds);
  const after = await store.scans.find(id);
  const rate = (1000 * ((after?.done ?? 0) - (before?.done ?? 0))) / (performance.now() - startedAt);
  const alone = 16_000 / batchMilliseconds;
  const versions = (after?.version ?? 0) - (before?.version ?? 0);
  console.log(
    `${kind} | ${workers} workers | ${rate.toFixed(0)} images/s of ${alone * workers} | ${versions} commits in ${seconds} s`,
  );
  for (const process of processes) {
    process.kill("SIGKILL");
  }
  await store.close();
  await rm(dataDir, { recursive: true });
}

const postgres = await startPostgres();
try {
  for (const workers of [1, 2, 4]) {
    await measure("embedded", undefined, workers);
    await measure("PostgreSQL", await postgres.createDatabase(), workers);
  }
} finally {
  await postgres.close();
}
