import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startCli } from "./run-cli.ts";

const slow = 240_000;

let folder: string;
let port: number;
let server: ChildProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-scan-restart-"));
  port = await findFreePort();
  server = await serve();
}, slow);

afterAll(async () => {
  server.kill("SIGTERM");
  await once(server, "exit");
  await rm(folder, { recursive: true });
});

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, "127.0.0.1"), "listening");
  const { port: free } = probe.address() as AddressInfo;
  await once(probe.close(), "close");
  return free;
}

/** The server, once it answers; the same one however often it is started. */
async function serve(): Promise<ChildProcess> {
  const flags = [`--http-port=${port}`, "--grpc-port=0", "--log-level=silent", "--data-dir", folder];
  const started = startCli(["serve", ...flags]);
  await hear(started.stdout!, /^dashboard {2}http/m);
  started.stdout!.resume();
  return started;
}

/** Reads on until what was read has the pattern. */
async function hear(stream: Readable, pattern: RegExp): Promise<string> {
  let said = "";
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (pattern.test(said)) return said;
  }
  throw new Error(`expected ${pattern}, got "${said}" to its end`);
}

test(
  "a scan is followed through a restart of its server; Ctrl-C says how to come back, and leaves it going",
  async () => {
    const environment = { DECONVSCOPE_SERVER: `http://127.0.0.1:${port}` };
    const what = ["--model", "menagerie-zfnet", "--dataset", "menagerie", "--split", "train", "--layer", "conv1"];
    const follower = startCli(["scan", ...what], environment);
    const ended = once(follower, "exit");
    const begun = await hear(follower.stderr!, /of 12,000 images/);
    const [, id] = /^scan ([0-9a-f]{20}): /.exec(begun) ?? [];

    server.kill("SIGKILL");
    await once(server, "exit");
    server = await serve();
    await hear(follower.stderr!, /of 12,000 images/);

    follower.kill("SIGINT");
    const said = await hear(follower.stderr!, /interrupted\n/);
    expect(said).toContain(`\`deconvscope scan watch ${id}\` comes back to it\n`);
    expect(await ended).toEqual([130, null]);
    const shown = startCli(["scan", "show", id ?? ""], environment);
    expect(await hear(shown.stdout!, /images/)).toMatch(/\n(queued|running) /);
  },
  slow,
);
