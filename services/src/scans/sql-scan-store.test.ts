import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/start-postgres.ts";
import { openStore, type Store, type StoreOptions } from "../store/open-store.ts";
import type { Claim, NewScan } from "./scan-store.ts";
import { findInShards, madeUpScan, mergeLanes } from "./testing/made-up-scan.ts";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

const ignore = (): void => undefined;

describe.each(["embedded", "PostgreSQL"])("scans, %s", (kind) => {
  let folder: string;
  let options: StoreOptions;
  let store: Store;
  /** The same store as another process has it. */
  let other: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "deconvscope-scans-"));
    options = { dataDir: folder, store: kind === "embedded" ? undefined : await postgres.createDatabase() };
    store = await openStore(options, ignore);
    other = await openStore(options, ignore);
  });
  afterEach(async () => {
    await Promise.all([store.close(), other.close()]);
    await rm(folder, { recursive: true });
  });

  async function claim(worker: string, most: number, from = store): Promise<Claim> {
    const claimed = await from.shards.claim(worker, most);
    expect(claimed).toBeDefined();
    return claimed ?? Promise.reject(new Error("nothing to claim"));
  }

  function commit(claimed: Claim, from = store): Promise<boolean> {
    return from.shards.commit(claimed, findInShards(claimed.scan, claimed.shards), "scripted 1");
  }

  /** The lease of whoever holds shards runs out. */
  async function letLeasesEnd(): Promise<void> {
    await store.database.query("UPDATE scan_shards SET free_at = 0");
  }

  async function expectWhole(id: string, scan: NewScan): Promise<void> {
    const all = Array.from({ length: Math.ceil(scan.images / 16) }, (_, shard) => shard);
    for (const { layer, summary } of findInShards(scan, all).parts) {
      const found = mergeLanes(await store.scans.parts(id, layer));
      expect(Buffer.from(found).equals(Buffer.from(summary)), layer).toBe(true);
    }
  }

  test("a new scan is queued; its shards are handed out once, lowest first, the last one short", async () => {
    const scan = madeUpScan(70);
    const { id } = await store.scans.create(scan);
    expect(await other.scans.find(id)).toMatchObject({ ...scan, state: "queued", done: 0, version: 1, workers: 0 });
    expect((await claim("a", 2)).shards).toEqual([0, 1]);
    expect((await claim("b", 9, other)).shards).toEqual([2, 3, 4]);
    expect(await store.shards.claim("c", 9)).toBeUndefined();
    expect(await store.scans.find(id)).toMatchObject({ state: "running", workers: 2 });
  });

  test("the oldest scan's first; not those that a worker does not take", async () => {
    const first = await store.scans.create(madeUpScan(16));
    const second = await store.scans.create(madeUpScan(16));
    const given = await other.shards.claim("a", 9, ({ id }) => id !== first.id);
    expect(given?.scan.id).toBe(second.id);
    expect((await claim("b", 9)).scan.id).toBe(first.id);
  });

  test("commits in any order and grouping come to the same bytes as one pass", async () => {
    const scan = madeUpScan(150);
    const { id } = await store.scans.create(scan);
    const claims = [await claim("a", 1), await claim("b", 4, other), await claim("a", 2), await claim("b", 9, other)];
    for (const claimed of claims.toReversed()) {
      expect(await commit(claimed, claimed.worker === "a" ? store : other)).toBe(true);
    }
    expect(await store.scans.find(id)).toMatchObject({
      state: "complete",
      done: 150,
      workers: 0,
      backend: "scripted 1",
    });
    await expectWhole(id, scan);
  });

  test("commits at once all count, and the last one completes the scan", async () => {
    const scan = madeUpScan(16 * 12);
    const { id } = await store.scans.create(scan);
    const claims: Claim[] = [];
    for (let i = 0; i < 12; i++) {
      claims.push(await claim(`w${i}`, 1, i % 2 === 0 ? store : other));
    }
    const counted = await Promise.all(claims.map((claimed, i) => commit(claimed, i % 2 === 0 ? store : other)));
    expect(counted).toEqual(claims.map(() => true));
    expect(await store.scans.find(id)).toMatchObject({ state: "complete", done: 192 });
    await expectWhole(id, scan);
  });

  test("a shard whose lease ran out counts once, whoever is first", async () => {
    const scan = madeUpScan(32);
    const { id } = await store.scans.create(scan);
    const slow = await claim("slow", 2);
    await letLeasesEnd();
    const quick = await claim("quick", 1, other);
    expect(quick.shards).toEqual([0]);
    expect(await commit(quick, other)).toBe(true);
    expect(await store.shards.extend(slow)).toBe(false);
    expect(await commit(slow)).toBe(false);
    expect((await store.scans.find(id))?.done).toBe(16);
    await letLeasesEnd();
    expect(await commit(await claim("quick", 9, other), other)).toBe(true);
    await expectWhole(id, scan);
  });

  test("a claim that is kept is not handed out again", async () => {
    await store.scans.create(madeUpScan(16));
    const held = await claim("a", 1);
    await letLeasesEnd();
    expect(await store.shards.extend(held)).toBe(true);
    expect(await other.shards.claim("b", 1)).toBeUndefined();
  });

  test("what is given back is there for others at once", async () => {
    await store.scans.create(madeUpScan(48));
    const held = await claim("a", 3);
    await store.shards.release({ ...held, shards: [1, 2] });
    expect((await claim("b", 9, other)).shards).toEqual([1, 2]);
    expect(await store.shards.extend({ ...held, shards: [0] })).toBe(true);
  });

  test("what workers held that are gone is there at once", async () => {
    await store.scans.create(madeUpScan(48));
    const [gone, alive] = [await claim("gone", 2), await claim("alive", 1)];
    await other.shards.releaseOf((worker) => worker === "gone");
    expect((await claim("b", 9, other)).shards).toEqual(gone.shards);
    expect(await store.shards.extend(alive)).toBe(true);
  });

  test("a shard that fails is tried three times more, later and later; then the scan completes without it", async () => {
    const { id } = await store.scans.create(madeUpScan(40));
    expect(await commit(await claim("a", 1))).toBe(true);
    const second = await claim("a", 1);
    expect(await commit(await claim("b", 1))).toBe(true);
    let failing = second;
    for (let tries = 1; tries <= 4; tries++) {
      await store.shards.fail(failing, "the engine ended");
      expect(await store.shards.claim("a", 1)).toBeUndefined();
      if (tries < 4) {
        expect((await store.scans.find(id))?.state).toBe("running");
        await letLeasesEnd();
        failing = await claim("a", 1);
        expect(failing.shards).toEqual([1]);
      }
    }
    expect(await store.scans.find(id)).toMatchObject({
      state: "complete",
      done: 24,
      error: "images 16 … 31 put aside: the engine ended",
    });
  });

  test("a scan of which everything failed has failed, and can be resumed", async () => {
    const scan = madeUpScan(10);
    const { id } = await store.scans.create(scan);
    for (let tries = 1; tries <= 4; tries++) {
      await letLeasesEnd();
      await store.shards.fail(await claim("a", 1), "no");
    }
    expect(await store.scans.find(id)).toMatchObject({ state: "failed", error: "images 0 … 9 put aside: no" });
    expect(await store.scans.resume(id)).toBe(true);
    expect(await commit(await claim("a", 1))).toBe(true);
    expect(await store.scans.find(id)).toMatchObject({ state: "complete", done: 10, error: "" });
    await expectWhole(id, scan);
  });

  test("cancelled: nothing counts any more, what counted stays; resumed: the rest comes back", async () => {
    const scan = madeUpScan(64);
    const { id } = await store.scans.create(scan);
    expect(await commit(await claim("a", 1))).toBe(true);
    const held = await claim("a", 2);
    expect(await other.scans.cancel(id)).toBe(true);
    expect(await other.scans.cancel(id)).toBe(false);
    expect(await store.shards.extend(held)).toBe(false);
    expect(await commit(held)).toBe(false);
    expect(await store.shards.claim("b", 9)).toBeUndefined();
    expect(await store.scans.find(id)).toMatchObject({ state: "cancelled", done: 16 });
    expect(await other.scans.resume(id)).toBe(true);
    const rest = await claim("b", 9);
    expect(rest.shards).toEqual([1, 2, 3]);
    expect(await commit(rest)).toBe(true);
    await expectWhole(id, scan);
    expect(await store.scans.resume(id)).toBe(false);
    expect(await store.scans.cancel(id)).toBe(false);
  });

  test("resumed while it runs: what waits or was put aside is tried at once, what is held stays held", async () => {
    const { id } = await store.scans.create(madeUpScan(48));
    for (let tries = 1; tries <= 4; tries++) {
      await letLeasesEnd();
      await store.shards.fail({ ...(await claim("a", 1)), shards: [0] }, "no");
    }
    const held = await claim("b", 1);
    await store.shards.fail(await claim("a", 1), "not now");
    expect(await store.shards.claim("a", 9)).toBeUndefined();
    expect(await other.scans.resume(id)).toBe(true);
    expect(await store.scans.find(id)).toMatchObject({ state: "running", error: "", resumes: 1 });
    expect((await claim("c", 9, other)).shards).toEqual([0, 2]);
    expect(await commit(held)).toBe(true);
  });

  test("so many run at a time; the next one waits, and says for which", async () => {
    const few = await openStore({ ...options, maxScans: 2 }, ignore);
    const ids: string[] = [];
    for (let i = 0; i < 4; i++) {
      ids.push((await store.scans.create(madeUpScan(16, { model: `net${i}` }))).id);
    }
    const held = [await claim("a", 1, few), await claim("b", 1, few)];
    expect(held.map(({ scan }) => scan.id)).toEqual(ids.slice(0, 2));
    expect(await few.shards.claim("c", 1)).toBeUndefined();
    const waiting = async () => (await other.scans.list("", "", 9)).map(({ waitingFor }) => ids.indexOf(waitingFor));
    expect(await waiting()).toEqual([2, 1, -1, -1]);
    // One that this worker cannot do is none that it waits for.
    expect((await few.shards.claim("d", 1, ({ id }) => id !== ids[0]))?.scan.id).toBe(ids[2]);
    await Promise.all(held.map((one) => commit(one)));
    expect((await claim("c", 1, few)).scan.id).toBe(ids[3]);
    await few.close();
  });

  test("deleted in the middle: nothing is left, and what was being done counts for nothing", async () => {
    const { id } = await store.scans.create(madeUpScan(64));
    expect(await commit(await claim("a", 1))).toBe(true);
    const held = await claim("a", 1);
    expect(await other.scans.remove(id)).toBe(true);
    expect(await other.scans.remove(id)).toBe(false);
    expect(await store.shards.extend(held)).toBe(false);
    expect(await commit(held)).toBe(false);
    await store.shards.fail(held, "too late");
    expect(await store.scans.find(id)).toBeUndefined();
    for (const table of ["scan_shards", "scan_lanes", "scan_parts"]) {
      expect(await store.database.query(`SELECT scan FROM ${table}`)).toEqual([]);
    }
  });

  test("a worker that cannot do a scan says so, and takes nothing from it; what nobody can do has failed", async () => {
    const { id } = await store.scans.create(madeUpScan(16));
    await store.shards.refuse(await claim("a", 1), "worker a: no folder here");
    expect(await store.scans.find(id)).toMatchObject({ state: "running", error: "worker a: no folder here" });
    await store.shards.giveUp(await claim("b", 1), "the model was deleted");
    expect(await store.scans.find(id)).toMatchObject({ state: "failed", error: "the model was deleted" });
    expect(await store.shards.claim("c", 1)).toBeUndefined();
  });

  test("images that were left out are told, at most a hundred", async () => {
    const { id } = await store.scans.create(madeUpScan(16 * 12));
    for (let shard = 0; shard < 12; shard++) {
      const held = await claim("a", 1);
      const problems = Array.from({ length: 10 }, (_, i) => ({ image: shard * 16 + i, why: "no JPEG" }));
      await store.shards.commit(held, { ...findInShards(held.scan, held.shards), problems }, "scripted 1");
    }
    const found = await store.scans.find(id);
    expect(found?.problems).toHaveLength(100);
    expect(found?.problems.slice(0, 11).at(-1)).toBe("image 16: no JPEG");
  });

  test("maps that changed after a version are told, and only those", async () => {
    const { id } = await store.scans.create(madeUpScan(32, { k: 1 }));
    const [first, second] = [await claim("a", 1), await claim("a", 1)];
    await commit(first);
    const before = (await store.scans.find(id))?.version ?? 0;
    expect(await store.scans.changedAfter(id, 1)).toHaveLength(2);
    expect(await store.scans.changedAfter(id, before)).toEqual([]);
    await commit(second, other);
    const changed = await store.scans.changedAfter(id, before);
    const [conv1] = changed.filter(({ layer }) => layer === "conv1");
    const top = (channel: number, from: number) =>
      Math.max(...Array.from({ length: 16 }, (_, i) => ((from + i) * 37 + channel * 101) % 211));
    // Into the same lane: nobody else commits.
    const better = [0, 1, 2, 3, 4].filter((channel) => top(channel, 16) > top(channel, 0));
    expect(conv1?.channels ?? []).toEqual(better);
    expect(await store.scans.changedAfter(id, (await store.scans.find(id))?.version ?? 0)).toEqual([]);
  });

  test("changes are heard at once, and other processes' soon", async () => {
    const { id } = await store.scans.create(madeUpScan(16));
    const heard: Record<"here" | "there", string[]> = { here: [], there: [] };
    const ends = [
      store.scans.onChange((changed) => heard.here.push(changed)),
      other.scans.onChange((changed) => heard.there.push(changed)),
    ];
    await store.scans.cancel(id);
    expect(heard.here).toEqual([id]);
    // What changed before the other one looked first is no change to it.
    while (heard.there.length === 0) {
      await store.scans.resume(id);
      await store.scans.cancel(id);
      await sleep(50);
    }
    expect(new Set(heard.there)).toEqual(new Set([id]));
    for (const end of ends) end();
  });

  test("newest first, page by page, of one model or of all", async () => {
    const ids: string[] = [];
    for (const model of ["net", "other", "net", "net"]) {
      ids.push((await store.scans.create(madeUpScan(1, { model }))).id);
    }
    const list = async (model: string, after: string, limit: number) =>
      (await other.scans.list(model, after, limit)).map(({ id }) => ids.indexOf(id));
    expect(await list("", "", 9)).toEqual([3, 2, 1, 0]);
    expect(await list("net", "", 2)).toEqual([3, 2]);
    expect(await list("net", ids[2] ?? "", 2)).toEqual([0]);
  });

  test("a scan that was made elsewhere is complete at once", async () => {
    const scan = madeUpScan(20);
    const { id } = await store.scans.add(scan, findInShards(scan, [0, 1]), "scripted 1");
    expect(await other.scans.find(id)).toMatchObject({ state: "complete", done: 20, builtIn: true });
    await expectWhole(id, scan);
  });

  test("1.28 million images are cut into shards within seconds", async () => {
    const { id } = await store.scans.create(madeUpScan(1_281_167));
    const [row] = await store.database.query("SELECT COUNT(*) AS shards FROM scan_shards WHERE scan = ?", [id]);
    expect(row?.shards).toBe(80_073);
  });
});
