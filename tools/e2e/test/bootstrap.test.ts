import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

test("a shell that is ended takes the server with it: npm starts scripts in one", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "deconvscope-bootstrap-"));
  const serve = `node tools/bootstrap/bootstrap.mjs run serve --data-dir ${dataDir} --http-port 0 --grpc-port 0; true`;
  const shell = spawn("sh", ["-c", serve], { cwd: root, stdio: ["ignore", "pipe", "ignore"] });
  try {
    let printed = "";
    shell.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
    await expect.poll(() => printed).toMatch(/dashboard\s+\S+/);
    const dashboard = /dashboard\s+(\S+)/.exec(printed)?.[1];
    const answers = () =>
      fetch(`${dashboard}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    expect(await answers()).toBe(true);
    const ended = once(shell, "exit");
    shell.kill("SIGTERM");
    await ended;
    await expect.poll(answers).toBe(false);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
