import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/start-postgres.ts";
import { madeUpModel } from "../runs/testing/made-up-run.ts";
import { openStore, type Store } from "./open-store.ts";

let postgres: TestPostgres;
let folder: string;
const stores: Store[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), "deconvscope-used-"));
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});
afterAll(async () => {
  await postgres.close();
  await rm(folder, { recursive: true });
});

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** A host on a database, with a list of what it is told to forget. */
async function openHost(store: string, name: string) {
  const opened = await openStore({ dataDir: join(folder, name), store }, () => undefined);
  stores.push(opened);
  const forgotten: string[] = [];
  opened.blobs.onRemove((sha256) => forgotten.push(sha256));
  const import_ = async (model: string, text: string) => {
    const file = await opened.blobs.receive(bytes(text), 99);
    const stored = madeUpModel(model, file.sha256);
    expect(await opened.models.add(stored, file)).toBe(true);
    return stored;
  };
  return { ...opened, forgotten, import: import_ };
}

test("a host that used a model forgets it when another one has deleted it, and no other", async () => {
  const url = await postgres.createDatabase();
  const [here, there] = [await openHost(url, "here"), await openHost(url, "there")];
  const [gone, kept, twin] = [
    await here.import("gone", "a"),
    await here.import("kept", "b"),
    await here.import("twin", "c"),
  ];
  await here.import("other-name", "c");
  const copies = await Promise.all([gone, kept, twin].map(async (model) => (await there.models.file(model)).path));
  await here.models.remove("gone");
  await here.models.remove("twin");
  while (there.forgotten.length === 0) {
    await sleep(20);
  }
  expect(there.forgotten).toEqual([gone.sha256]);
  await expect(access(copies[0]!)).rejects.toMatchObject({ code: "ENOENT" });
  await Promise.all(copies.slice(1).map((path) => access(path)));
  // Imported and deleted again, it is forgotten again.
  const again = await here.import("again", "a");
  await there.models.file(again);
  await here.models.remove("again");
  while (there.forgotten.length === 1) {
    await sleep(20);
  }
  expect(there.forgotten).toEqual([gone.sha256, gone.sha256]);
});

test("files that no row names for a day are removed from the database and from every host", async () => {
  const url = await postgres.createDatabase();
  const here = await openHost(url, "keeper");
  const model = await here.import("named", "d");
  const files = await Promise.all(["old", "fresh"].map((text) => here.blobs.receive(bytes(text), 99)));
  for (const file of files) {
    await here.blobs.keep(file);
  }
  const [old, fresh] = files.map(({ sha256 }) => sha256);
  const day = 25 * 60 * 60 * 1000;
  await here.database.query("UPDATE blob_parts SET kept_at = kept_at - ? WHERE sha256 <> ?", [day, fresh ?? ""]);
  const said: string[] = [];
  const there = await openStore({ dataDir: join(folder, "sweeper"), store: url }, (text) => said.push(text));
  await there.close();
  const rows = await here.database.query("SELECT sha256 FROM blob_parts");
  expect(rows.map(({ sha256 }) => sha256).sort()).toEqual([model.sha256, fresh].sort());
  expect(said).toEqual(["1 file removed that no model, run or snapshot had named for a day"]);
  expect(old).toBeDefined();
});
