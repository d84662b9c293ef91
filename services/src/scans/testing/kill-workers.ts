import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { openStore } from "../../store/open-store.ts";
import type { StoredScan } from "../scan-store.ts";
import { findInShards, madeUpScan, mergeLanes } from "./made-up-scan.ts";
import { startWorkerProcess } from "./start-worker-process.ts";

/** Of 16 images: short, so that a kill may hit anything. */
const batchMilliseconds = 4;

export interface KillOptions {
  readonly dataDir: string;
  /** undefined: the embedded store */
  readonly store: string | undefined;
  readonly kills: number;
  /** Worker processes at once. */
  readonly workers: number;
  readonly images: number;
  /** Shards of dead workers are free at once; else when their lease has run out. */
  readonly endLeases: boolean;
}

/**
 * Kills worker processes at random moments of a scan and starts others, then lets the scan end.
 * @returns the scan, and layers of which a single byte differs from those of an undisturbed scan
 */
export async function killWorkers(options: KillOptions): Promise<{ scan: StoredScan; wrong: string[] }> {
  const store = await openStore(options, console.error);
  /** Processes, oldest first, with their first word. */
  const alive = new Map<ChildProcess, Promise<unknown>>();
  const start = (): void => {
    const child = startWorkerProcess(options, batchMilliseconds);
    alive.set(child, once(child, "message"));
    child.once("exit", () => alive.delete(child));
  };
  try {
    const wanted = madeUpScan(options.images);
    const { id } = await store.scans.create(wanted);
    const find = async (): Promise<StoredScan> => (await store.scans.find(id)) ?? Promise.reject(new Error("no scan"));
    for (let worker = 0; worker < options.workers; worker++) {
      start();
    }
    for (let kill = 0; kill < options.kills; kill++) {
      const [oldest] = alive;
      if (oldest !== undefined) {
        const [victim, started] = oldest;
        await started;
        await sleep(Math.random() * 60);
        const ended = once(victim, "exit");
        victim.kill("SIGKILL");
        await ended;
      }
      start();
    }
    let scan = await find();
    while (scan.state === "queued" || scan.state === "running") {
      if (options.endLeases) {
        await store.database.query("UPDATE scan_shards SET free_at = 0");
      }
      await sleep(500);
      scan = await find();
    }
    const shards = Array.from({ length: Math.ceil(options.images / 16) }, (_, shard) => shard);
    const wrong: string[] = [];
    for (const { layer, summary } of findInShards(wanted, shards).parts) {
      if (Buffer.compare(mergeLanes(await store.scans.parts(id, layer)), summary) !== 0) {
        wrong.push(layer);
      }
    }
    return { scan, wrong };
  } finally {
    for (const child of alive.keys()) {
      child.kill("SIGKILL");
    }
    await store.close();
  }
}
