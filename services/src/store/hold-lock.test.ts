import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holdLock } from "./hold-lock.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deconvscope-lock-"));
  path = join(folder, "a b.lock");
});
afterEach(() => rm(folder, { recursive: true }));

test("one runs after another, also after one that failed", async () => {
  const order: string[] = [];
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const first = holdLock(path, async () => {
    begun.resolve();
    await mayEnd.promise;
    order.push("first");
    throw new Error("no luck");
  });
  await begun.promise;
  const second = holdLock(path, async () => order.push("second"));
  mayEnd.resolve();
  await expect(first).rejects.toThrow("no luck");
  await second;
  expect(order).toEqual(["first", "second"]);
});

test("what a killed process held is free", async () => {
  const program = `
    import { holdLock } from ${JSON.stringify(import.meta.resolve("./hold-lock.ts"))};
    await holdLock(${JSON.stringify(path)}, () => new Promise(() => { console.log("held"); setInterval(() => {}, 1000); }));
  `;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  let isKilled = false;
  const waiting = holdLock(path, async () => isKilled);
  // Long enough to take a lock that nobody held.
  await setTimeout(200);
  isKilled = true;
  holder.kill("SIGKILL");
  expect(await waiting).toBe(true);
});
