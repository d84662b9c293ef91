import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EngineError } from "../engine/engine-error.ts";
import { ScanImpossible, WorkerUnfit } from "../scans/prepare-scan.ts";
import { openRunFolder } from "../start-run-workers.ts";
import { openStore, type Store } from "../store/open-store.ts";
import type { RunBatch, RunQueue } from "./run-queue.ts";
import type { RunState } from "./run-store.ts";
import { RunWorker, type RunWorkerOptions } from "./run-worker.ts";
import { madeUpModel, madeUpPoints, madeUpRun } from "./testing/made-up-run.ts";
import { pause, ScriptedRunEngine } from "./testing/scripted-run-engine.ts";

let folder: string;
let store: Store;
const workers: RunWorker[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deconvscope-run-worker-"));
  store = await openStore({ dataDir: folder, store: undefined }, () => undefined);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
  await store.close();
  await rm(folder, { recursive: true });
});

let learned = 0;
function start(given: Partial<RunWorkerOptions>): RunWorker {
  const worker = new RunWorker({
    name: `worker ${workers.length}`,
    runs: store.runs,
    queue: store.runQueue,
    engine: new ScriptedRunEngine(40),
    prepare: async ({ checkpoint, options, samples }) => ({
      training: { kind: "scratch", architecture: { name: "net", inputShape: [8, 8, 3], layers: [] } },
      options,
      samples,
      dataset: { format: "menagerie", path: "" },
      summary: { splits: [], labels: [], multiLabel: false, problems: [] },
      model: undefined,
      checkpoint: checkpoint && { path: store.blobs.path(checkpoint.sha256), step: checkpoint.step },
      checkpointSeconds: 10,
      lastFeatures: undefined,
    }),
    describe: async ({ id }, { kind: _, model: file, preprocessing: __, cost: ___, ...same }) => ({
      ...same,
      file,
      model: madeUpModel(`${id}/${same.epoch}`, file.sha256),
    }),
    openFolder: () => openRunFolder(store.blobs),
    giveWay: async () => undefined,
    firstWaitMilliseconds: 0,
    onImages: (count) => {
      learned += count;
    },
    log: () => undefined,
    ...given,
  });
  workers.push(worker);
  return worker;
}

/** The store's queue, but for what happens before a batch is written. */
function commitThrough(before: (batch: RunBatch) => Promise<void>): RunQueue {
  const { runQueue } = store;
  return {
    claim: (...given) => runQueue.claim(...given),
    extend: (...given) => runQueue.extend(...given),
    commit: async (claim, batch) => {
      await before(batch);
      return await runQueue.commit(claim, batch);
    },
    complete: (...given) => runQueue.complete(...given),
    fail: (...given) => runQueue.fail(...given),
    release: (...given) => runQueue.release(...given),
    releaseOf: (...given) => runQueue.releaseOf(...given),
    giveUp: (...given) => runQueue.giveUp(...given),
  };
}

async function untilState(id: string, state: RunState): Promise<void> {
  while ((await store.runs.find(id))?.state !== state) {
    await sleep(10);
  }
}

/** Waits after failures end at once. */
async function hurry<Result>(until: Promise<Result>): Promise<Result> {
  const timer = setInterval(() => store.database.query("UPDATE runs SET free_at = 0 WHERE worker = ''"), 50);
  try {
    return await until;
  } finally {
    clearInterval(timer);
  }
}

/** Everything that forty undisturbed steps tell, once. */
async function expectWhole(id: string): Promise<void> {
  expect(await store.runs.metricsAfter(id, -1, 1000)).toEqual(madeUpPoints(1, 40));
  expect((await store.runs.snapshots(id)).map(({ model }) => model)).toEqual(
    [1, 2, 3, 4].map((epoch) => `${id}/${epoch}`),
  );
  expect(await store.runs.outcomes(id)).toHaveLength(1);
  expect(await store.runs.find(id)).toMatchObject({ step: 40, steps: 40, error: "", backend: "scripted 1" });
  expect(await store.models.names()).toHaveLength(4);
  await expect.poll(() => readdir(join(folder, "blobs"))).toHaveLength(8);
  expect(await readdir(join(folder, "received"))).toEqual([]);
}

test("trains a run to its end and keeps what it told; nothing else is left", async () => {
  learned = 0;
  start({});
  await store.runs.create(madeUpRun("one"));
  await untilState("one", "complete");
  await expectWhole("one");
  expect(learned).toBe(40 * 4);
  expect((await store.runs.find("one"))?.cost.training).toBeCloseTo(0.5);
});

test("metrics come together; a snapshot and a checkpoint at once, with all before them", async () => {
  const batches: RunBatch[] = [];
  const queue = commitThrough(async (batch) => {
    batches.push(batch);
  });
  start({ queue, engine: new ScriptedRunEngine(40, async () => undefined) });
  await store.runs.create(madeUpRun("one"));
  await untilState("one", "complete");
  expect(
    batches.map(({ points, snapshot, checkpoint }) => [points.length, snapshot?.step ?? checkpoint?.step]),
  ).toEqual([
    ...[10, 20, 30, 40].flatMap((step) => [
      [10, step],
      [0, step],
    ]),
    [0, undefined],
  ]);
});

test("an engine that dies is started again, from the last checkpoint, to the same end", async () => {
  const deaths = new Set([7, 23, 38]);
  const engine = new ScriptedRunEngine(40, async (step) => {
    if (deaths.delete(step)) {
      throw new EngineError("process", "ended", "the engine process ended (signal SIGKILL); try again");
    }
  });
  start({ engine });
  await store.runs.create(madeUpRun("one"));
  await hurry(untilState("one", "complete"));
  await expectWhole("one");
  const repeated = engine.done.filter((step, at) => engine.done.indexOf(step) !== at);
  expect(repeated).toEqual([1, 2, 3, 4, 5, 6, 21, 22, 31, 32, 33, 34, 35, 36, 37]);
});

test("an engine that dies at the same step again and again is given up", async () => {
  const engine = new ScriptedRunEngine(40, async (step) => {
    if (step === 15) {
      throw new EngineError("process", "ended", "the engine process ended (signal SIGSEGV); try again");
    }
  });
  start({ engine });
  await store.runs.create(madeUpRun("one"));
  await hurry(untilState("one", "failed"));
  expect(await store.runs.find("one")).toMatchObject({ step: 10, error: expect.stringContaining("SIGSEGV") });
  expect(engine.done.filter((step) => step === 14)).toHaveLength(4);
});

test.each([
  [new EngineError("TrainingError", "diverged", "the loss is NaN at step 3"), "the loss is NaN at step 3"],
  [new ScanImpossible('the dataset "photos" was deleted'), 'the dataset "photos" was deleted'],
  [new EngineError("defect", "", "undefined is not a function"), "the engine failed; the log has the details"],
])("what trying again does not mend fails at once: %s", async (error, words) => {
  const engine = new ScriptedRunEngine(40, async (step) => {
    if (step === 3) throw error;
  });
  start({ engine });
  await store.runs.create(madeUpRun("one"));
  await untilState("one", "failed");
  expect(await store.runs.find("one")).toMatchObject({ error: words });
  expect(engine.done).toEqual([1, 2]);
});

test("stopped, it is left within a step; resumed, it goes on to the same end; others come in between", async () => {
  let isReached: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    isReached = resolve;
  });
  let wasAborted = false;
  const engine = new ScriptedRunEngine(40, async (step, signal) => {
    if (step === 25 && !wasAborted) {
      isReached();
      await pause(600_000, signal).catch(() => {
        wasAborted = true;
      });
      signal.throwIfAborted();
    }
  });
  start({ engine });
  await store.runs.create(madeUpRun("one"));
  await reached;
  await store.runs.stop("one");
  await expect.poll(() => wasAborted).toBe(true);
  await store.runs.create(madeUpRun("two"));
  await untilState("two", "complete");
  await store.runs.remove("two", false);
  await store.runs.resume("one");
  await untilState("one", "complete");
  await expectWhole("one");
});

test("closed, it gives the run back; the next worker goes on", async () => {
  let isReached: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    isReached = resolve;
  });
  const engine = new ScriptedRunEngine(40, async (step, signal) => {
    if (step === 25) {
      isReached();
      await pause(600_000, signal);
    }
  });
  const first = start({ engine });
  await store.runs.create(madeUpRun("one"));
  await reached;
  await first.close();
  expect(engine.closed).toBe(true);
  expect((await store.runs.find("one"))?.state).toBe("running");
  start({});
  await untilState("one", "complete");
  await expectWhole("one");
});

test("a worker that has no such dataset says so and leaves the run to others", async () => {
  start({
    prepare: async () => {
      throw new WorkerUnfit('dataset: no folder "photos" inside the data root');
    },
  });
  await store.runs.create(madeUpRun("one"));
  await expect.poll(async () => (await store.runs.find("one"))?.error).toMatch(/^worker worker 0: dataset: no folder/);
  start({});
  await untilState("one", "complete");
  await expectWhole("one");
});

test("what the store does not take is tried again, and counts as no try", async () => {
  let failures = 0;
  const queue = commitThrough(async ({ checkpoint }) => {
    if (checkpoint?.step === 20 && failures < 1) {
      failures += 1;
      throw new Error("the disk is full");
    }
  });
  start({ queue });
  await store.runs.create(madeUpRun("one"));
  await untilState("one", "complete");
  await expectWhole("one");
  expect(failures).toBe(1);
});
