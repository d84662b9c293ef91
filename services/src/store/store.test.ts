import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { madeUpModel, madeUpRun } from "../runs/testing/made-up-run.ts";
import { BlobStore } from "./blob-store.ts";
import { DatasetStore } from "./dataset-store.ts";
import { migrations } from "./migrations.ts";
import { insertModel } from "./model-store.ts";
import { openLibsql } from "./open-libsql.ts";
import { openStore } from "./open-store.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deconvscope-store-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    yield Buffer.from(text);
  }
}

describe("BlobStore", () => {
  test("names a received file by its SHA-256", async () => {
    const store = await BlobStore.open(folder);
    const file = await store.receive(chunks("a", "bc"), 3);
    expect(file.sha256).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    await store.keep(file);
    expect(await readFile(store.path(file.sha256), "utf8")).toBe("abc");
    expect(await readdir(join(folder, "received"))).toEqual([]);
  });

  test("leaves nothing of a file that is too large, or breaks off", async () => {
    const store = await BlobStore.open(folder);
    await expect(store.receive(chunks("ab", "cd"), 3)).rejects.toMatchObject({ reason: "too-large" });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("a");
      throw new Error("the line broke");
    }
    await expect(store.receive(broken(), 3)).rejects.toThrow("the line broke");
    expect(await readdir(join(folder, "received"))).toEqual([]);
    expect(await readdir(join(folder, "blobs"))).toEqual([]);
  });

  test("removes what an earlier server left half-received, and only that", async () => {
    await BlobStore.open(folder);
    const [old, fresh] = [join(folder, "received", "old"), join(folder, "received", "fresh")];
    await writeFile(old, "");
    await writeFile(fresh, "");
    await utimes(old, new Date(0), new Date(0));
    const left = join(folder, "received", "left");
    await mkdir(left);
    await writeFile(join(left, "checkpoint"), "");
    await utimes(left, new Date(0), new Date(0));
    // Another process may take a file away between its listing and its reading.
    await symlink(join(folder, "taken-away"), join(folder, "received", "gone"));
    await BlobStore.open(folder);
    expect((await readdir(join(folder, "received"))).sort()).toEqual(["fresh", "gone"]);
  });
});

describe("openStore", () => {
  const open = () => openStore({ dataDir: folder, store: undefined }, () => undefined);

  test("removes old blobs that nothing names, and no other", async () => {
    const store = await open();
    const files = await Promise.all(
      ["named", "forgotten", "fresh"].map((text) => store.blobs.receive(chunks(text), 99)),
    );
    const [named, forgotten, fresh] = files.map(({ sha256 }) => sha256);
    for (const file of files) {
      await store.blobs.keep(file);
    }
    for (const sha256 of [named, forgotten]) {
      await utimes(store.blobs.path(sha256 ?? ""), new Date(0), new Date(0));
    }
    await insertModel(store.database, madeUpModel("net", named ?? ""));
    await store.close();
    await (await open()).close();
    expect((await readdir(join(folder, "blobs"))).sort()).toEqual([named, fresh].sort());
  });
});

describe("openLibsql", () => {
  const dataset = {
    name: "birds",
    files: { format: "image-folder", path: "/data/birds" },
    summary: { splits: [{ name: "train", images: 3 }], labels: ["owl"], multiLabel: false, problems: [] },
    builtIn: false,
  } as const;

  test("keeps what was written, over restarts", async () => {
    const path = join(folder, "a b.db");
    const first = await openLibsql(path);
    expect(await new DatasetStore(first).add(dataset)).toBe(true);
    expect(await new DatasetStore(first).add(dataset)).toBe(false);
    await first.close();
    const second = await openLibsql(path);
    expect(await new DatasetStore(second).find("birds")).toEqual(dataset);
    await second.close();
  });

  test("writes a log ahead, so that readers never wait", async () => {
    const database = await openLibsql(join(folder, "x.db"));
    const [row] = await database.query("PRAGMA journal_mode");
    expect(row?.journal_mode).toBe("wal");
    await database.close();
  });

  test("brings a store of an earlier release up to date, and keeps what it held", async () => {
    const path = join(folder, "x.db");
    const client = createClient({ url: pathToFileURL(path).href });
    await client.batch([...(migrations[0] ?? []), "PRAGMA user_version = 1"]);
    await client.execute("INSERT INTO datasets VALUES ('old', 'menagerie', '', '{}', 0)");
    client.close();
    // Two processes may be the first at once.
    const both = await Promise.all([openLibsql(path), openLibsql(path)]);
    expect(await new DatasetStore(both[0]).names()).toEqual(["old"]);
    expect(await both[1].query("SELECT * FROM scans")).toEqual([]);
    expect(await both[1].query("PRAGMA user_version")).toEqual([{ user_version: migrations.length }]);
    await Promise.all(both.map((database) => database.close()));
  });

  test("models of runs that trained with sigmoids are known as such from then on", async () => {
    const path = join(folder, "x.db");
    const before = migrations.findIndex((step) => step.some((statement) => statement.includes("independent_classes")));
    const client = createClient({ url: pathToFileURL(path).href });
    await client.batch([...migrations.slice(0, before).flat(), `PRAGMA user_version = ${before}`]);
    for (const loss of ["sigmoid", "softmax"]) {
      const [run, model] = [madeUpRun(loss), `${loss}/1`];
      const options = JSON.stringify({ ...run.options, loss });
      await client.execute(`INSERT INTO runs VALUES
        ('${loss}', '${loss}', '', '{}', '${options}', '', '', '', '', '', 0, '', 0, 0, 0, '', 0, 0, '', 0, 0, 0, 0, '', 0, '',
          0, 0, 0, 0)`);
      await client.execute(`INSERT INTO run_snapshots VALUES
        ('${loss}', 1, 1, '', '${model}', 'abc', NULL, 0, 0, '', '', 0, '', 0, 0)`);
      for (const sha256 of ["abc", "another's"]) {
        await client.execute({
          sql: "INSERT INTO models VALUES (?, ?, '', '', '{}', '[]', NULL, '{}', 0)",
          args: [sha256 === "abc" ? model : `${model}-2`, sha256],
        });
      }
    }
    client.close();
    const database = await openLibsql(path);
    expect(await database.query("SELECT name FROM models WHERE independent_classes = 1")).toEqual([
      { name: "sigmoid/1" },
    ]);
    await database.close();
  });

  test("who reads does not wait for who writes, and sees what is whole", async () => {
    const database = await openLibsql(join(folder, "x.db"));
    const read = Promise.withResolvers<void>();
    const writing = database.transaction(async ({ query }) => {
      await query("INSERT INTO datasets VALUES ('a', 'menagerie', '', '{}', 0)");
      await read.promise;
    });
    expect(await new DatasetStore(database).names()).toEqual([]);
    read.resolve();
    await writing;
    expect(await new DatasetStore(database).names()).toEqual(["a"]);
    await database.close();
  });

  test("undoes a transaction that fails, and serves the next", async () => {
    const database = await openLibsql(join(folder, "x.db"));
    const failing = database.transaction(async ({ query }) => {
      await query("INSERT INTO datasets VALUES ('a', 'menagerie', '', '{}', 0)");
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await database.query("SELECT * FROM datasets")).toEqual([]);
    await database.close();
  });

  test("refuses a store of a newer release", async () => {
    const path = join(folder, "x.db");
    const database = await openLibsql(path);
    await database.query("PRAGMA user_version = 999");
    await database.close();
    await expect(openLibsql(path)).rejects.toThrow("the store is of version 999");
  });
});
