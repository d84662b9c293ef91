import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkName } from "../requests/check-name.ts";
import { insertModel } from "../store/model-store.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { epochName, snapshotName } from "./snapshot-name.ts";
import { madeUpModel } from "./testing/made-up-run.ts";

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deconvscope-names-"));
  store = await openStore({ dataDir: folder, store: undefined }, () => undefined);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const long = "r".repeat(48);

test.each([
  ["run", epochName(5), "run/5"],
  ["run", epochName(2.3456789), "run/2.3457"],
  ["run", "conv3, fold 2", "run/conv3-fold-2"],
  ["run", "ohne Größe", "run/ohne-gr-e"],
  ["run", "..", "run/network"],
  [long, "without conv3 and conv4, fold 1", `${long}/without-conv3-a`],
])("%s, %s", async (run, part, name) => {
  expect(await snapshotName(store.models, run, part)).toBe(name);
  expect(() => checkName(name, "name")).not.toThrow();
});

test("a name that a model has is not given again", async () => {
  for (const name of ["run/5", "run/5-2"]) {
    await insertModel(store.database, madeUpModel(name, "0"));
  }
  expect(await snapshotName(store.models, "run", "5")).toBe("run/5-3");
  await insertModel(store.database, madeUpModel(`${long}/without-conv3-a`, "0"));
  const other = await snapshotName(store.models, long, "without conv3 and conv4, fold 2");
  expect(other).toBe(`${long}/without-conv3-2`);
  expect(() => checkName(other, "name")).not.toThrow();
});
