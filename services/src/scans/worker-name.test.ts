import { spawn } from "node:child_process";
import { once } from "node:events";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { isGone, newWorkerName } from "./worker-name.ts";

test("two workers have two names", () => {
  expect(newWorkerName()).not.toBe(newWorkerName());
});

test("a worker is gone with its process, as far as this machine can tell", async () => {
  const child = spawn(process.execPath, ["-e", "process.stdin.resume()"]);
  expect(isGone(`${hostname()}/${child.pid}/1`)).toBe(false);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isGone(`${hostname()}/${child.pid}/1`)).toBe(true);
  expect(isGone(`not-${hostname()}/${child.pid}/1`)).toBe(false);
});
