import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { startCli } from "./run-cli.ts";

test("a reader that goes away ends it with 0, without a word", async () => {
  const child = startCli(["completion", "zsh"]);
  child.stdout?.destroy();
  expect(await Promise.all([text(child.stderr!), once(child, "exit")])).toEqual(["", [0, null]]);
});

if (existsSync("/dev/full")) {
  test("a full disk under the results is one line and 1", async () => {
    const main = join(import.meta.dirname, "..", "src", "main.ts");
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [main, "completion", "zsh"], { stdio: ["ignore", full, "pipe"] });
    const [said, [exitCode]] = await Promise.all([text(child.stderr!), once(child, "exit")]);
    expect([said, exitCode]).toEqual([
      expect.stringMatching(/^deconvscope: error: the results cannot be written: ENOSPC.*\n$/),
      1,
    ]);
  });
}
