import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/start-postgres.ts";
import { openStore, type Store, type StoreOptions } from "../store/open-store.ts";
import type { RunClaim } from "./run-queue.ts";
import type { NewRun } from "./run-store.ts";
import {
  hashText,
  madeUpBatch,
  madeUpCheckpoint,
  madeUpFeatures,
  madeUpOutcome,
  madeUpPoint,
  madeUpPoints,
  madeUpRun,
  madeUpSnapshot,
  writeMadeUp,
} from "./testing/made-up-run.ts";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

const ignore = (): void => undefined;
const external: Partial<NewRun> = { training: { kind: "external" } };

describe.each(["embedded", "PostgreSQL"])("runs, %s", (kind) => {
  let folder: string;
  let options: StoreOptions;
  let store: Store;
  /** The same store as another process has it. */
  let other: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "deconvscope-runs-"));
    options = { dataDir: folder, store: kind === "embedded" ? undefined : await postgres.createDatabase() };
    store = await openStore(options, ignore);
    other = await openStore(options, ignore);
  });
  afterEach(async () => {
    await Promise.all([store.close(), other.close()]);
    await rm(folder, { recursive: true });
  });

  async function claim(worker: string, from = store): Promise<RunClaim> {
    return (await from.runQueue.claim(worker)) ?? Promise.reject(new Error("nothing to claim"));
  }

  /** The lease of whoever holds a run runs out. */
  async function letLeasesEnd(): Promise<void> {
    await store.database.query("UPDATE runs SET free_at = 0");
    await store.database.query("UPDATE run_snapshots SET free_at = 0");
  }

  const blobs = () => readdir(join(folder, "blobs"));
  const steps = async (id: string) => (await store.runs.metricsAfter(id, -1, 1000)).map(({ step }) => step);

  /** Points, a snapshot and a checkpoint of one step. */
  async function commitCheckpoint(held: RunClaim, step: number): Promise<void> {
    const name = `${held.run.id}/${step / 10}`;
    const batch = madeUpBatch({
      points: madeUpPoints(step - 4, step),
      outcomes: [{ step, outcome: madeUpOutcome() }],
      snapshot: await madeUpSnapshot(store.blobs, name, step),
      checkpoint: await madeUpCheckpoint(store.blobs, step),
    });
    expect(await store.runQueue.commit(held, batch)).toBe(true);
  }

  test("a new run is queued and its name is taken", async () => {
    const run = madeUpRun("one");
    const created = await store.runs.create(run);
    expect(await other.runs.find("one")).toEqual(created);
    expect(created).toMatchObject({
      ...run,
      state: "queued",
      step: 0,
      version: 1,
      checkpoint: undefined,
      latest: undefined,
    });
    expect(await other.runs.create(run)).toBeUndefined();
    expect(await store.runs.find("two")).toBeUndefined();
  });

  test("newest first, page by page", async () => {
    for (const id of ["b", "c", "a"]) {
      await store.runs.create(madeUpRun(id));
    }
    const page = await store.runs.list("", 2);
    await store.runs.create(madeUpRun("d"));
    expect(page.map(({ id }) => id)).toEqual(["a", "c"]);
    expect((await store.runs.list(page[1]?.serial ?? "", 2)).map(({ id }) => id)).toEqual(["b"]);
  });

  test("one is trained at a time; the next one waits, and says for which", async () => {
    await store.runs.create(madeUpRun("first"));
    await store.runs.create(madeUpRun("elsewhere", external));
    await store.runs.create(madeUpRun("second"));
    expect((await claim("a")).run).toMatchObject({ id: "first", state: "running" });
    expect(await other.runQueue.claim("b")).toBeUndefined();
    expect((await store.runs.find("second"))?.waitingFor).toBe("first");
    expect((await store.runs.find("first"))?.waitingFor).toBe("");
    await store.runs.stop("first");
    expect((await claim("b", other)).run.id).toBe("second");
  });

  test("not what a worker does not take", async () => {
    await store.runs.create(madeUpRun("first"));
    expect(await store.runQueue.claim("a", ({ id }) => id !== "first")).toBeUndefined();
  });

  test("what is committed is read as it was, each batch by itself", async () => {
    await store.runs.create(madeUpRun("one"));
    const held = await claim("a");
    const nan = { ...madeUpPoint(2), loss: Number.NaN, validationLoss: 3, validationAccuracy: 0, values: { lr: 1e-9 } };
    await store.runQueue.commit(
      held,
      madeUpBatch({ begun: { steps: 100, stepsPerEpoch: 10 }, points: [madeUpPoint(1), nan] }),
    );
    expect(await other.runs.find("one")).toMatchObject({ step: 2, steps: 100, stepsPerEpoch: 10, latest: nan });
    await commitCheckpoint(held, 10);
    expect(await other.runs.find("one")).toMatchObject({
      step: 10,
      steps: 100,
      backend: "scripted 1",
      cost: { training: 2, validation: 1, snapshot: 0.5, checkpoint: 0.25 },
      checkpoint: { step: 10, sha256: hashText("checkpoint of step 10") },
      latest: madeUpPoint(10),
    });
    expect(await other.runs.outcomes("one")).toEqual([madeUpOutcome()]);
    expect(await other.runs.snapshots("one")).toEqual([
      {
        step: 10,
        epoch: 1,
        fit: "",
        model: "one/1",
        modelSha256: hashText("network of step 10"),
        validationAccuracy: 0.5,
        seconds: 0.1,
        probeImages: 4,
      },
    ]);
    const { file, ...features } = madeUpFeatures({ path: "", sha256: hashText("features of step 10"), bytes: 0 }, 10);
    const read = await other.runs.features("one", 10);
    expect(JSON.parse(JSON.stringify(read?.layers))).toEqual(JSON.parse(JSON.stringify(features.layers)));
    expect(read?.followed.map(({ projectionPng }) => [...projectionPng])).toEqual([[1, 2, 3, 10]]);
    expect(read?.followed[0]).toMatchObject({ layer: "relu1", channel: 0, jump: true, scale: 0.25 });
    expect(await other.runs.lastFeatures("one")).toBe(file.sha256);
    expect(await other.runs.lastFeatures("one", 10)).toBeUndefined();
    expect(await other.models.find("one/1")).toMatchObject({ sha256: hashText("network of step 10") });
  });

  test("an interrupted run is told again from its checkpoint: nothing after it is left, and nothing before it is lost", async () => {
    await store.runs.create(madeUpRun("one"));
    const held = await claim("gone");
    await commitCheckpoint(held, 10);
    await store.runQueue.commit(held, madeUpBatch({ points: madeUpPoints(11, 15) }));
    const late = await madeUpSnapshot(store.blobs, "one/1.5", 15);
    await store.runQueue.commit(
      held,
      madeUpBatch({ snapshot: late, outcomes: [{ step: 15, outcome: madeUpOutcome(1) }] }),
    );
    expect(await blobs()).toHaveLength(5);
    await letLeasesEnd();
    const again = await claim("b", other);
    expect(again.run).toMatchObject({ id: "one", state: "running", step: 10, latest: madeUpPoint(10) });
    expect(again.run.checkpoint).toEqual({ step: 10, sha256: hashText("checkpoint of step 10") });
    expect(await steps("one")).toEqual([6, 7, 8, 9, 10]);
    expect((await store.runs.snapshots("one")).map(({ model }) => model)).toEqual(["one/1"]);
    expect(await store.runs.outcomes("one")).toHaveLength(1);
    expect(await store.runs.features("one", 15)).toBeUndefined();
    expect(await store.models.find("one/1.5")).toBeUndefined();
    expect((await blobs()).sort()).toEqual(
      ["checkpoint", "features", "network"].map((what) => hashText(`${what} of step 10`)).sort(),
    );
    expect(await store.runQueue.extend(held)).toBe(false);
    expect(await store.runQueue.commit(held, madeUpBatch({ points: [madeUpPoint(16)] }))).toBe(false);
    expect(await steps("one")).toEqual([6, 7, 8, 9, 10]);
  });

  test("before the first checkpoint it is told again from the start", async () => {
    await store.runs.create(madeUpRun("one"));
    const held = await claim("a");
    await store.runQueue.commit(held, madeUpBatch({ points: madeUpPoints(1, 3) }));
    await store.runQueue.release(held);
    expect((await store.runs.find("one"))?.state).toBe("running");
    expect((await claim("b", other)).run).toMatchObject({ step: 0, latest: undefined, checkpoint: undefined });
    expect(await steps("one")).toEqual([]);
  });

  test("a checkpoint takes the place of the one before; a complete run has none", async () => {
    await store.runs.create(madeUpRun("one"));
    const held = await claim("a");
    for (const step of [10, 20]) {
      await store.runQueue.commit(held, madeUpBatch({ checkpoint: await madeUpCheckpoint(store.blobs, step) }));
      expect(await blobs()).toEqual([hashText(`checkpoint of step ${step}`)]);
    }
    await store.runQueue.complete(held);
    expect(await store.runs.find("one")).toMatchObject({ state: "complete", checkpoint: undefined });
    expect(await blobs()).toEqual([]);
    expect([await store.runs.stop("one"), await store.runs.resume("one")]).toEqual([false, false]);
  });

  test("what two runs have in common stays while either is", async () => {
    await store.runs.create(madeUpRun("one"));
    await store.runs.create(madeUpRun("two"));
    await commitCheckpoint(await claim("a"), 10);
    await store.runs.stop("one");
    await commitCheckpoint(await claim("a"), 10);
    expect(await blobs()).toHaveLength(3);
    await store.runs.remove("one", false);
    expect(await blobs()).toHaveLength(3);
    expect(await store.models.find("one/1")).toBeUndefined();
    expect(await store.models.find("two/1")).toBeDefined();
    await store.runs.remove("two", true);
    expect(await blobs()).toEqual([hashText("network of step 10")]);
    expect(await store.models.find("two/1")).toBeDefined();
    for (const table of ["runs", "run_metrics", "run_outcomes", "run_snapshots", "run_features"]) {
      expect(await store.database.query(`SELECT * FROM ${table}`), table).toEqual([]);
    }
  });

  test("a model that has a snapshot's name by now is not deleted with it", async () => {
    await store.runs.create(madeUpRun("one"));
    await commitCheckpoint(await claim("a"), 10);
    await store.models.remove("one/1");
    const file = await writeMadeUp(store.blobs.temporaryPath(), "somebody's own");
    const model = (await madeUpSnapshot(store.blobs, "one/1", 10)).model;
    await store.models.add({ ...model, sha256: file.sha256 }, file);
    await store.runs.remove("one", false);
    expect(await store.models.find("one/1")).toMatchObject({ sha256: file.sha256 });
    expect(await blobs()).toContain(file.sha256);
  });

  test("stopped: nothing is written any more; resumed: it goes on from its checkpoint", async () => {
    await store.runs.create(madeUpRun("one"));
    const held = await claim("a");
    await commitCheckpoint(held, 10);
    await store.runQueue.commit(held, madeUpBatch({ points: [madeUpPoint(11)] }));
    expect(await other.runs.stop("one")).toBe(true);
    expect(await store.runQueue.extend(held)).toBe(false);
    expect(await store.runQueue.commit(held, madeUpBatch({ points: [madeUpPoint(12)] }))).toBe(false);
    expect(await steps("one")).toEqual([6, 7, 8, 9, 10, 11]);
    expect(await store.runQueue.claim("b")).toBeUndefined();
    expect(await other.runs.resume("one")).toBe(true);
    expect((await store.runs.find("one"))?.state).toBe("queued");
    expect((await claim("b")).run).toMatchObject({ step: 10, resumes: 1 });
    expect(await steps("one")).toEqual([6, 7, 8, 9, 10]);
  });

  test("it prepares from when it is taken, or taken up again, until its next step", async () => {
    const isPreparing = async () => (await store.runs.find("one"))?.preparing;
    await store.runs.create(madeUpRun("one"));
    expect(await isPreparing()).toBe(false);
    const held = await claim("a");
    expect(held.run.preparing).toBe(true);
    await store.runQueue.commit(held, madeUpBatch({ begun: { steps: 100, stepsPerEpoch: 10 } }));
    expect(await isPreparing()).toBe(true);
    await commitCheckpoint(held, 10);
    expect(await isPreparing()).toBe(false);
    await store.runs.stop("one");
    await store.runs.resume("one");
    expect(await isPreparing()).toBe(false);
    const again = await claim("b");
    expect(again.run).toMatchObject({ preparing: true, step: 10 });
    await store.runs.stop("one");
    expect(await isPreparing()).toBe(false);
  });

  test("a run that fails is tried three times more, and anew after each checkpoint", async () => {
    await store.runs.create(madeUpRun("one"));
    const failOnce = async (): Promise<void> => {
      await store.runQueue.fail(await claim("a"), "the engine ended");
      await letLeasesEnd();
    };
    for (let tries = 0; tries < 3; tries++) {
      await failOnce();
    }
    expect(await store.runs.find("one")).toMatchObject({ state: "running", error: "the engine ended" });
    const held = await claim("a");
    await commitCheckpoint(held, 10);
    expect((await store.runs.find("one"))?.error).toBe("");
    await store.runQueue.release(held);
    for (let tries = 0; tries < 4; tries++) {
      expect((await store.runs.find("one"))?.state).toBe("running");
      await failOnce();
    }
    expect(await store.runs.find("one")).toMatchObject({ state: "failed", error: "the engine ended" });
    await store.runs.resume("one");
    expect((await claim("a")).run).toMatchObject({ error: "", step: 10 });
  });

  test("what workers held that are gone is there at once; who gives up ends it", async () => {
    await store.runs.create(madeUpRun("one"));
    await claim("gone");
    expect(await other.runQueue.claim("b")).toBeUndefined();
    await other.runQueue.releaseOf((worker) => worker === "gone");
    const held = await claim("b", other);
    await other.runQueue.giveUp(held, "the loss is no number");
    expect(await store.runs.find("one")).toMatchObject({ state: "failed", error: "the loss is no number" });
  });

  test("points are thinned out evenly, the last among them", async () => {
    await store.runs.create(madeUpRun("one"));
    await store.runQueue.commit(await claim("a"), madeUpBatch({ points: madeUpPoints(1, 2000) }));
    const { points, dropped } = await store.runs.metrics("one", { after: 100, through: 1900 }, 60);
    expect([points.length, dropped]).toEqual([60, 1740]);
    expect(points.map(({ step }) => step)).toEqual(Array.from({ length: 60 }, (_, i) => 130 + 30 * i));
    expect(
      (await store.runs.metrics("one", { after: 1990, through: 2000 }, 60)).points.map(({ step }) => step),
    ).toEqual(Array.from({ length: 10 }, (_, i) => 1991 + i));
  });

  test("changes are heard at once, and other processes' soon", async () => {
    const heard: string[] = [];
    const end = other.runs.onChange((id) => heard.push(id));
    await sleep(450);
    await store.runs.create(madeUpRun("one"));
    await expect.poll(() => heard).toContain("one");
    end();
  });

  describe("of a run that is trained elsewhere", () => {
    beforeEach(() => store.runs.create(madeUpRun("far", external)));

    const record = async (step: number, name?: string) =>
      store.runs.record(
        "far",
        madeUpPoint(step),
        name === undefined ? undefined : await madeUpSnapshot(store.blobs, name, step),
      );

    test("it runs at once, is no worker's, and complete when it is stopped", async () => {
      expect((await store.runs.find("far"))?.state).toBe("running");
      expect(await store.runQueue.claim("a")).toBeUndefined();
      expect(await record(1)).toBe(true);
      await store.runs.stop("far");
      expect((await store.runs.find("far"))?.state).toBe("complete");
      expect(await record(2)).toBe(false);
    });

    test("steps go up; a step has one snapshot, a name one model, or nothing is written", async () => {
      expect([await record(5), await record(5, "far/1"), await record(4), await record(5, "far/2")]).toEqual([
        true,
        true,
        false,
        false,
      ]);
      expect(await record(9, "far/1")).toBe(false);
      expect(await steps("far")).toEqual([5]);
      expect(await store.models.names()).toEqual(["far/1"]);
      expect(await blobs()).toEqual([hashText("network of step 5")]);
    });

    test("features are measured one after another, each once", async () => {
      await record(5, "far/1");
      await record(6, "far/2");
      const first = await store.features.claim("a");
      expect(first).toEqual({ run: "far", step: 5, model: "far/1", worker: "a" });
      expect(await other.features.claim("b")).toBeUndefined();
      await letLeasesEnd();
      const again = (await other.features.claim("b")) ?? expect.unreachable();
      expect([await store.features.extend(first ?? again), await other.features.extend(again)]).toEqual([false, true]);
      const features = madeUpFeatures(await writeMadeUp(store.blobs.temporaryPath(), "features of far"), 3);
      expect(await other.features.commit(again, features, 2)).toBe(true);
      expect((await store.runs.snapshots("far"))[0]).toMatchObject({ probeImages: 4, seconds: 2 });
      expect((await store.runs.features("far", 5))?.followed).toHaveLength(1);
      expect(await store.runs.lastFeatures("far", 6)).toBe(features.file.sha256);
      expect(await store.features.claim("a")).toMatchObject({ step: 6 });
    });

    test("what cannot be measured is said, and the next one is taken", async () => {
      await record(5, "far/1");
      await record(6, "far/2");
      const claimed = (await store.features.claim("a")) ?? expect.unreachable();
      await store.features.fail(claimed, "the model was deleted", true);
      expect((await store.runs.find("far"))?.error).toBe('the features of "far/1": the model was deleted');
      for (let tries = 0; tries < 3; tries++) {
        const next = (await store.features.claim("a")) ?? expect.unreachable();
        expect(next.step).toBe(6);
        await store.features.fail(next, "the engine ended", false);
        await letLeasesEnd();
      }
      expect(await store.features.claim("a")).toBeUndefined();
    });

    test("a run without a dataset has no features", async () => {
      await store.runs.create(madeUpRun("bare", { ...external, dataset: "" }));
      await store.runs.record("bare", madeUpPoint(1), await madeUpSnapshot(store.blobs, "bare/1", 1));
      expect(await store.features.claim("a")).toBeUndefined();
    });
  });
});
