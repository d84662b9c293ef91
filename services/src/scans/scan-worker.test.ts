import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/start-postgres.ts";
import { EngineError } from "../engine/engine-error.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { ScanImpossible, WorkerUnfit } from "./prepare-scan.ts";
import type { ScanState, ShardQueue } from "./scan-store.ts";
import { ScanWorker, type ScanWorkerOptions } from "./scan-worker.ts";
import { killWorkers } from "./testing/kill-workers.ts";
import { findInShards, madeUpScan, mergeLanes } from "./testing/made-up-scan.ts";
import { madeUpJob, ScriptedScanEngine } from "./testing/scripted-scan-engine.ts";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deconvscope-worker-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("ScanWorker", () => {
  let store: Store;
  const workers: ScanWorker[] = [];
  beforeEach(async () => {
    store = await openStore({ dataDir: folder, store: undefined }, () => undefined);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
    await store.close();
  });

  let counted = 0;
  function start(given: Partial<ScanWorkerOptions> = {}): ScanWorker {
    const worker = new ScanWorker({
      name: `worker ${workers.length}`,
      scans: store.scans,
      shards: store.shards,
      engine: new ScriptedScanEngine(),
      prepare: async () => madeUpJob(),
      giveWay: async () => undefined,
      onImages: (count) => {
        counted += count;
      },
      firstWaitMilliseconds: 0,
      headStartMilliseconds: 0,
      log: () => undefined,
      ...given,
    });
    workers.push(worker);
    return worker;
  }

  async function untilState(id: string, state: ScanState): Promise<void> {
    while ((await store.scans.find(id))?.state !== state) {
      await sleep(20);
    }
  }

  /** Waits after failures end at once. */
  async function hurry<Result>(until: Promise<Result>): Promise<Result> {
    const timer = setInterval(() => store.database.query("UPDATE scan_shards SET free_at = 0 WHERE worker = ''"), 50);
    try {
      return await until;
    } finally {
      clearInterval(timer);
    }
  }

  async function expectWhole(id: string, images: number): Promise<void> {
    const shards = Array.from({ length: Math.ceil(images / 16) }, (_, shard) => shard);
    for (const { layer, summary } of findInShards(madeUpScan(images), shards).parts) {
      expect(Buffer.compare(mergeLanes(await store.scans.parts(id, layer)), summary), layer).toBe(0);
    }
  }

  test("two workers scan every image once", async () => {
    counted = 0;
    start();
    start();
    const { id } = await store.scans.create(madeUpScan(1000));
    await untilState(id, "complete");
    await expectWhole(id, 1000);
    expect(counted).toBe(1000);
    expect(await store.scans.find(id)).toMatchObject({ done: 1000, backend: "scripted 1", workers: 0 });
  });

  test("a worker whose engine is cold gives another one a head start", async () => {
    const cold = new ScriptedScanEngine(async () => {
      throw new Error("expected the other one to be done by then");
    });
    cold.isCold = true;
    start({ engine: cold, headStartMilliseconds: 600_000 });
    start();
    // Both have looked once, and wait.
    await sleep(50);
    const { id } = await store.scans.create(madeUpScan(160));
    await untilState(id, "complete");
    expect(await store.scans.find(id)).toMatchObject({ done: 160, error: "" });
  });

  test("an image on which the engine crashes puts its shard aside, and no other", async () => {
    const engine = new ScriptedScanEngine(async (image) => {
      if (image === 160) {
        throw new EngineError("process", "ended", "the engine process ended (signal SIGSEGV); try again");
      }
    });
    start({ engine });
    const { id } = await store.scans.create(madeUpScan(400));
    await hurry(untilState(id, "complete"));
    expect(await store.scans.find(id)).toMatchObject({
      done: 384,
      error: "images 160 … 175 put aside: the engine process ended (signal SIGSEGV); try again",
    });
  });

  test("a commit that fails counts as no try of its shards", async () => {
    let fails = 2;
    let tries = 0;
    const { shards: real } = store;
    const shards: ShardQueue = {
      claim: (...given) => real.claim(...given),
      extend: (claim) => real.extend(claim),
      release: (claim) => real.release(claim),
      releaseOf: (isGone) => real.releaseOf(isGone),
      fail(...given) {
        tries += 1;
        return real.fail(...given);
      },
      refuse: (...given) => real.refuse(...given),
      giveUp: (...given) => real.giveUp(...given),
      async commit(...given) {
        fails -= 1;
        if (fails > 0) {
          throw new Error("the disk is full");
        }
        return await real.commit(...given);
      },
    };
    start({ shards });
    const { id } = await store.scans.create(madeUpScan(16));
    const timer = setInterval(() => store.database.query("UPDATE scan_shards SET free_at = 0"), 50);
    await untilState(id, "complete");
    clearInterval(timer);
    expect([fails, tries]).toEqual([0, 0]);
    expect((await store.scans.find(id))?.error).toBe("");
    await expectWhole(id, 16);
  });

  test("cancel stops what is computed", async () => {
    const stopped = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const engine = new ScriptedScanEngine(async (_, signal) => {
      begun.resolve();
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    engine.scan = ((scan) =>
      async function* (...given: Parameters<typeof scan>) {
        try {
          yield* scan.apply(engine, given);
        } finally {
          stopped.resolve();
        }
      })(engine.scan);
    start({ engine });
    const { id } = await store.scans.create(madeUpScan(400));
    await begun.promise;
    await store.scans.cancel(id);
    await stopped.promise;
    expect(await store.scans.find(id)).toMatchObject({ state: "cancelled", done: 0 });
  });

  test("a worker that is closed gives back at once what it has not counted", async () => {
    const begun = Promise.withResolvers<void>();
    const engine = new ScriptedScanEngine(async (_, signal) => {
      begun.resolve();
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    const worker = start({ engine });
    const { id } = await store.scans.create(madeUpScan(160));
    await begun.promise;
    await worker.close();
    expect(engine.closed).toBe(true);
    start();
    await untilState(id, "complete");
    await expectWhole(id, 160);
  });

  test("a worker without the dataset leaves the scan to one that has it, and says why", async () => {
    const unfit = async (): Promise<never> => {
      throw new WorkerUnfit('no folder "/photos" inside the data root');
    };
    start({ prepare: unfit });
    const { id } = await store.scans.create(madeUpScan(64));
    while ((await store.scans.find(id))?.error === "") {
      await sleep(20);
    }
    expect(await store.scans.find(id)).toMatchObject({
      state: "running",
      done: 0,
      error: 'worker worker 0: no folder "/photos" inside the data root',
    });
    start();
    await untilState(id, "complete");
    expect((await store.scans.find(id))?.error).toBe("");
    await expectWhole(id, 64);
  });

  // Else it would leave the scan to others for a minute.
  test("a worker that could not do a scan tries at once when it is resumed", { timeout: 50_000 }, async () => {
    let isThere = false;
    const prepare = async () => {
      if (!isThere) {
        throw new WorkerUnfit('the folder "/photos" cannot be read');
      }
      return madeUpJob();
    };
    start({ prepare });
    const { id } = await store.scans.create(madeUpScan(64));
    while ((await store.scans.find(id))?.error === "") {
      await sleep(20);
    }
    isThere = true;
    expect(await store.scans.resume(id)).toBe(true);
    await untilState(id, "complete");
    await expectWhole(id, 64);
  });

  test("a scan that nobody can do has failed", async () => {
    const impossible = async (): Promise<never> => {
      throw new ScanImpossible('the model "net" was deleted');
    };
    start({ prepare: impossible });
    const { id } = await store.scans.create(madeUpScan(64));
    await untilState(id, "failed");
    expect((await store.scans.find(id))?.error).toBe('the model "net" was deleted');
  });

  test("an unfinished scan goes on by itself", async () => {
    const { id } = await store.scans.create(madeUpScan(160));
    const claim = await store.shards.claim("a", 1);
    expect(claim).toBeDefined();
    if (claim !== undefined) {
      await store.shards.commit(claim, findInShards(claim.scan, claim.shards), "scripted 1");
    }
    start();
    await untilState(id, "complete");
    await expectWhole(id, 160);
  });
});

describe.each(["embedded", "PostgreSQL"])("workers that are killed, %s", (kind) => {
  test("the result is that of an undisturbed scan, to the byte", async () => {
    const store = kind === "embedded" ? undefined : await postgres.createDatabase();
    const options = { dataDir: folder, store, kills: 6, workers: 2, images: 3000, endLeases: true };
    const { scan, wrong } = await killWorkers(options);
    expect(wrong).toEqual([]);
    expect(scan).toMatchObject({ state: "complete", done: 3000, error: "" });
  });
});
