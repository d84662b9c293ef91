import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../store/open-store.ts";
import type { RunClaim } from "./run-queue.ts";
import { madeUpBatch, madeUpOutcome, madeUpPoints, madeUpRun, madeUpSnapshot } from "./testing/made-up-run.ts";
import { type RunEvent, RunWatch } from "./watch-runs.ts";

let folder: string;
let store: Store;
let watch: RunWatch;
let held: RunClaim;
/** How often the store was asked for a run. */
let finds = 0;
const signal = new AbortController().signal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deconvscope-watch-runs-"));
  store = await openStore({ dataDir: folder, store: undefined }, () => undefined);
  const { runs } = store;
  const find = runs.find.bind(runs);
  runs.find = (id) => {
    finds += 1;
    return find(id);
  };
  await runs.create(madeUpRun("one"));
  held = (await store.runQueue.claim("a")) ?? expect.unreachable();
  watch = new RunWatch(runs);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const tell = (from: number, to: number) => store.runQueue.commit(held, madeUpBatch({ points: madeUpPoints(from, to) }));
const tellSnapshot = async (step: number) =>
  store.runQueue.commit(held, madeUpBatch({ snapshot: await madeUpSnapshot(store.blobs, `one/${step / 10}`, step) }));

async function readToEnd(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const all: RunEvent[] = [];
  for await (const event of events) {
    all.push(event);
  }
  return all;
}

const pointsOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === "metrics" ? event.points : []));
const droppedOf = (events: readonly RunEvent[]) =>
  events.reduce((sum, event) => sum + (event.kind === "metrics" ? event.dropped : 0), 0);
const snapshotsOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === "snapshot" ? [event.snapshot.step] : []));
const stepsOf = (events: readonly RunEvent[]) => pointsOf(events).map(({ step }) => step);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** Reads until a point of a step was told. */
async function readUntil(events: AsyncIterator<RunEvent>, step: number): Promise<RunEvent[]> {
  const read: RunEvent[] = [];
  while (stepsOf(read).at(-1) !== step) {
    const { value, done } = await events.next();
    if (done === true) {
      return expect.unreachable(`ended before step ${step}`);
    }
    read.push(value);
  }
  return read;
}

test("that a run prepares again is told at once, and that it goes on", async () => {
  const preparing: (boolean | undefined)[] = [];
  await tell(1, 3);
  const events = watch.watch("one", 0, signal);
  const reading = (async () => {
    for await (const event of events) {
      if (event.kind === "run" && event.news.run.preparing !== preparing.at(-1)) {
        preparing.push(event.news.run.preparing);
      }
    }
  })();
  await expect.poll(() => preparing).toEqual([false]);
  await store.runQueue.release(held);
  held = (await store.runQueue.claim("b")) ?? expect.unreachable();
  await expect.poll(() => preparing).toEqual([false, true]);
  await tell(1, 4);
  await expect.poll(() => preparing).toEqual([false, true, false]);
  await store.runQueue.complete(held);
  await reading;
});

test("early, in between or late: everyone is told the same, and the run in its final state at last", async () => {
  const early = readToEnd(watch.watch("one", 0, signal));
  await tell(1, 7);
  await tellSnapshot(10);
  const between = watch.watch("one", 0, signal);
  const begun = await readUntil(between, 7);
  await tell(8, 600);
  await tellSnapshot(20);
  await tell(601, 1300);
  const rest = readToEnd(between);
  await store.runQueue.commit(held, madeUpBatch({ outcomes: [{ step: 1300, outcome: madeUpOutcome() }] }));
  await store.runQueue.complete(held);
  const late = await readToEnd(watch.watch("one", 0, signal));
  for (const events of [await early, [...begun, ...(await rest)], late]) {
    expect(events[0]?.kind).toBe("run");
    expect(snapshotsOf(events)).toEqual([10, 20]);
    const last = events.at(-1);
    expect(last?.kind === "run" && last.news).toMatchObject({
      run: { state: "complete", step: 1300 },
      snapshots: [{ step: 10 }, { step: 20 }],
      outcomes: [madeUpOutcome()],
    });
    expect(stepsOf(events).at(-1)).toBe(1300);
    expect(stepsOf(events).length + droppedOf(events)).toBe(1300);
  }
  expect(stepsOf(late)).toEqual(upTo(1300));
  expect(late.flatMap((event) => (event.kind === "metrics" ? event.points.length : []))).toEqual([512, 512, 276]);
});

test("features are told of the newest snapshot only", async () => {
  await tellSnapshot(10);
  await tellSnapshot(20);
  const events = watch.watch("one", 0, signal);
  const kinds: string[] = [];
  for await (const event of events) {
    kinds.push(event.kind);
    if (event.kind === "features") {
      expect(event.features).toMatchObject({ snapshot: { step: 20 }, measured: { followed: [{ jump: true }] } });
      break;
    }
  }
  expect(kinds).toEqual(["run", "snapshot", "snapshot", "features"]);
});

test("from a step on", async () => {
  await tell(1, 40);
  await tellSnapshot(10);
  await tellSnapshot(30);
  await store.runQueue.complete(held);
  const events = await readToEnd(watch.watch("one", 21, signal));
  expect(stepsOf(events)).toEqual(upTo(40).slice(20));
  expect(snapshotsOf(events)).toEqual([30]);
});

test.each([3000, 900])("who falls behind gets points spread evenly, and how many it has missed: %i", async (last) => {
  const slow = watch.watch("one", 0, signal);
  await tell(1, 1);
  await readUntil(slow, 1);
  const quick = watch.watch("one", 0, signal);
  await readUntil(quick, 1);
  for (let step = 2; step <= last; step += 250) {
    const to = Math.min(step + 249, last);
    await tell(step, to);
    expect(stepsOf(await readUntil(quick, to))).toEqual(madeUpPoints(step, to).map((point) => point.step));
  }
  const caughtUp = await readUntil(slow, last);
  const steps = stepsOf(caughtUp);
  const gaps = steps.map((step, index) => step - (steps[index - 1] ?? 1));
  expect([steps.length, droppedOf(caughtUp)]).toEqual([512, last - 1 - 512]);
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  await tell(last + 1, last + 2);
  expect(stepsOf(await readUntil(slow, last + 2))).toEqual([last + 1, last + 2]);
});

test("many who do not read cost no reading, and hold up nobody", async () => {
  const stalled = Array.from({ length: 50 }, () => watch.watch("one", 0, signal));
  await tell(1, 1);
  await Promise.all(stalled.map((events) => readUntil(events, 1)));
  const reader = watch.watch("one", 0, signal);
  const [first] = await readUntil(reader, 1);
  expect(first?.watchers).toBe(51);
  finds = 0;
  for (let step = 2; step <= 40; step++) {
    await tell(step, step);
  }
  await readUntil(reader, 40);
  expect(finds).toBeLessThan(10);
  await Promise.all(stalled.slice(10).map((events) => events.return(undefined)));
  await tell(41, 41);
  expect((await readUntil(reader, 41)).at(-1)?.watchers).toBe(11);
  await Promise.all(stalled.map((events) => events.return(undefined)));
});

test("an interrupted run that tells the same again is told once", async () => {
  const events = watch.watch("one", 0, signal);
  await tell(1, 8);
  expect(stepsOf(await readUntil(events, 8))).toEqual(upTo(8));
  await store.runQueue.release(held);
  held = (await store.runQueue.claim("b")) ?? expect.unreachable();
  await tell(1, 5);
  await tell(6, 12);
  expect(stepsOf(await readUntil(events, 12))).toEqual([9, 10, 11, 12]);
});

test("ends when the run is stopped, and without a word when it is deleted; what is aborted throws", async () => {
  const stopped = readToEnd(watch.watch("one", 0, signal));
  await tell(1, 3);
  await store.runs.stop("one");
  const last = (await stopped).at(-1);
  expect(last?.kind === "run" && last.news.run.state).toBe("stopped");
  await store.runs.resume("one");
  const deleted = watch.watch("one", 0, signal);
  await deleted.next();
  const rest = readToEnd(deleted);
  const controller = new AbortController();
  const aborted = watch.watch("one", 0, controller.signal);
  await aborted.next();
  controller.abort(new Error("gone"));
  await expect(readToEnd(aborted)).rejects.toThrow("gone");
  await store.runs.remove("one", false);
  expect((await rest).at(-1)).not.toMatchObject({ news: { run: { state: "complete" } } });
});
