import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/start-postgres.ts";
import type { Database } from "../store/database.ts";
import { openLibsql } from "../store/open-libsql.ts";
import { openPostgres } from "../store/open-postgres.ts";
import { PictureStore, type Pictures } from "./pictures-store.ts";

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), "deconvscope-pictures-"));
});
afterAll(async () => {
  await postgres.close();
  await rm(folder, { recursive: true });
});

const owners = { modelSha256: "a", dataset: { format: "image-folder", path: "/pets" } } as const;

function pictures(value: number, bytes: number): Pictures {
  return {
    scale: value / 4,
    projectionPng: Buffer.alloc(bytes, value),
    patchPng: Buffer.alloc(bytes, value + 1),
  };
}

/** Bytes as a Buffer, whatever the database gives them as. */
async function find(store: PictureStore, keys: readonly string[]): Promise<Map<string, Pictures>> {
  const found = await store.find(keys);
  return new Map(
    [...found].map(([key, { scale, projectionPng, patchPng }]) => [
      key,
      { scale, projectionPng: Buffer.from(projectionPng), patchPng: Buffer.from(patchPng) },
    ]),
  );
}

describe.each(["embedded", "PostgreSQL"])("pictures, %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database =
      kind === "embedded"
        ? await openLibsql(join(folder, "store.db"))
        : await openPostgres(await postgres.createDatabase(), () => undefined);
  });
  afterAll(() => database.close());

  test("gives back what was kept, and nothing for what was not", async () => {
    const store = new PictureStore(database, 1e6);
    const kept = new Map([
      ["one", pictures(1, 40)],
      ["two", pictures(7, 0)],
    ]);
    await store.add(owners, kept);
    expect(await find(store, ["one", "two", "three"])).toEqual(kept);
    expect(await store.find([])).toEqual(new Map());
  });

  test("what is there stays as it is", async () => {
    const store = new PictureStore(database, 1e6);
    await store.add(owners, new Map([["same", pictures(1, 4)]]));
    await store.add(owners, new Map([["same", pictures(9, 4)]]));
    expect((await find(store, ["same"])).get("same")).toEqual(pictures(1, 4));
  });

  test("goes with its model, or with its dataset", async () => {
    const store = new PictureStore(database, 1e6);
    const other = { modelSha256: "b", dataset: { format: "image-folder", path: "/cars" } } as const;
    await store.add({ ...owners, modelSha256: "b" }, new Map([["model", pictures(1, 4)]]));
    await store.add({ ...other, modelSha256: "a" }, new Map([["dataset", pictures(1, 4)]]));
    await store.add(owners, new Map([["neither", pictures(1, 4)]]));
    await store.removeOfModel("b");
    await store.removeOfDataset(other.dataset);
    expect([...(await store.find(["model", "dataset", "neither"])).keys()]).toEqual(["neither"]);
  });

  test("the oldest go when there are too many; it never takes much more than it may", async () => {
    await database.query("DELETE FROM pictures");
    const most = 100_000;
    const store = new PictureStore(database, most);
    const keys = Array.from({ length: 60 }, (_, index) => `picture ${index}`);
    for (const [index, key] of keys.entries()) {
      await store.add(owners, new Map([[key, pictures(1, 2000)]]));
      await database.query("UPDATE pictures SET made_at = ? WHERE key = ?", [index, key]);
      const [row] = await database.query("SELECT SUM(bytes) AS bytes FROM pictures");
      expect(Number(row?.bytes)).toBeLessThanOrEqual(most * (1 + 1 / 16) + 5000);
    }
    const left = [...(await store.find(keys)).keys()];
    expect(left).toEqual(keys.slice(-left.length));
    expect(left.length).toBeGreaterThan(15);
  });
});
