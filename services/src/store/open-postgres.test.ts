import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/start-postgres.ts";
import { BlobStore } from "./blob-store.ts";
import { BlobTable } from "./blob-table.ts";
import type { Database } from "./database.ts";
import { migrations } from "./migrations.ts";
import { openPostgres } from "./open-postgres.ts";

let postgres: TestPostgres;
let url: string;
const databases: Database[] = [];
const said: string[] = [];
const open = async (): Promise<Database> => {
  const database = await openPostgres(url, (text) => said.push(text));
  databases.push(database);
  return database;
};

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  url = await postgres.createDatabase();
});
afterEach(async () => {
  await Promise.all(databases.splice(0).map((database) => database.close()));
});

describe("openPostgres", () => {
  test("processes that start together make the tables once", async () => {
    const all = await Promise.all([open(), open(), open(), open()]);
    expect(await all[0]?.query("SELECT version FROM deconvscope_version")).toEqual([{ version: migrations.length }]);
  });

  test("refuses tables of a newer release", async () => {
    const database = await open();
    await database.query("UPDATE deconvscope_version SET version = 999");
    await expect(open()).rejects.toThrow("the store is of version 999");
  });

  test("values come back as they were given", async () => {
    const database = await open();
    await database.query("CREATE TABLE x (n BIGINT, r DOUBLE PRECISION, t TEXT, b BYTEA)");
    const row = { n: 2 ** 52, r: 0.1, t: "ä\n'", b: Buffer.from([0, 255, 10]) };
    await database.query("INSERT INTO x VALUES (?, ?, ?, ?), (NULL, NULL, NULL, NULL)", Object.values(row));
    expect(await database.query("SELECT * FROM x")).toEqual([row, { n: null, r: null, t: null, b: null }]);
  });

  test("texts compare by their bytes", async () => {
    const database = await open();
    for (const name of ["b", "B", "a-b", "ab", "ä"]) {
      await database.query("INSERT INTO datasets VALUES (?, '', '', '', 0)", [name]);
    }
    const rows = await database.query("SELECT name FROM datasets ORDER BY name");
    expect(rows.map(({ name }) => name)).toEqual(["B", "a-b", "ab", "b", "ä"]);
  });

  test("transactions in each other's way: one gives way and is done again", async () => {
    const database = await open();
    await database.query("CREATE TABLE x (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)");
    await database.query("INSERT INTO x VALUES (1, 0), (2, 0)");
    const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const add = (first: number, second: number, mine = both[first - 1], other = both[second - 1]) =>
      database.transaction(async ({ query }) => {
        await query("UPDATE x SET n = n + 1 WHERE id = ?", [first]);
        mine?.resolve();
        await other?.promise;
        await query("UPDATE x SET n = n + 1 WHERE id = ?", [second]);
      });
    await Promise.all([add(1, 2), add(2, 1)]);
    expect(await database.query("SELECT n FROM x")).toEqual([{ n: 2 }, { n: 2 }]);
  });

  test("what runs exclusively runs alone, also after one that failed", async () => {
    const databases = [await open(), await open(), await open()];
    let running = 0;
    let most = 0;
    const runs = databases.map((database, index) =>
      database.exclusively(async () => {
        running += 1;
        most = Math.max(most, running);
        await database.query("SELECT pg_sleep(0.05)");
        running -= 1;
        if (index === 0) {
          throw new Error("no luck");
        }
      }),
    );
    const outcomes = await Promise.allSettled(runs);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(most).toBe(1);
  });

  test("a server that restarts is found again; until then, errors say what is missing", async () => {
    const database = await open();
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await postgres.kill();
    await expect(database.query("SELECT 1 AS one")).rejects.toThrow();
    await expect(database.query("SELECT 1 AS one")).rejects.toThrow(
      /^the store postgres:\/\/postgres@localhost\/test\d+ cannot be reached: /,
    );
    await postgres.start();
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("no error tells the password", async () => {
    const away = openPostgres("postgres://me:secret@127.0.0.1:1/lab", () => undefined);
    await expect(away).rejects.toThrow(
      "the store postgres://me@127.0.0.1:1/lab cannot be reached: connect ECONNREFUSED",
    );
    await expect(away).rejects.not.toThrow("secret");
  });
});

describe("BlobStore on two hosts", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "deconvscope-blobs-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const bytes = Buffer.alloc(2.5 * 2 ** 20, "0123456789");
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes.subarray(0, 1000);
    yield bytes.subarray(1000);
  }

  /** Each with a folder and connections of its own. */
  async function openHosts(): Promise<[BlobStore, BlobStore]> {
    const [here, there] = [await open(), await open()];
    return [
      await BlobStore.open(join(folder, "here"), new BlobTable(here)),
      await BlobStore.open(join(folder, "there"), new BlobTable(there)),
    ];
  }

  test("what one keeps, the other has when it asks for it", async () => {
    const [here, there] = await openHosts();
    const file = await here.receive(chunks(), bytes.length);
    await here.keep(file);
    expect((await readFile(await there.find(file.sha256))).equals(bytes)).toBe(true);
    await here.remove(file.sha256);
    await there.remove(file.sha256);
    await expect(there.find(file.sha256)).rejects.toThrow("the store has 0 bytes");
  });

  test("bytes that are not what was kept are refused", async () => {
    const [here, there] = await openHosts();
    const file = await here.receive(chunks(), bytes.length);
    await here.keep(file);
    await databases[0]?.query("UPDATE blob_parts SET bytes = ? WHERE part = 1", [Buffer.from("other")]);
    await expect(there.find(file.sha256)).rejects.toThrow(`expected ${file.sha256}`);
  });

  test("two hosts that keep the same bytes at once both have them", async () => {
    const keep = async (store: BlobStore): Promise<void> => store.keep(await store.receive(chunks(), bytes.length));
    await Promise.all((await openHosts()).map(keep));
    const [row] = (await databases[0]?.query("SELECT COUNT(*) AS parts FROM blob_parts")) ?? [];
    expect(row).toEqual({ parts: 3 });
  });
});
