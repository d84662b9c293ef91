import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hear } from "./hear.ts";
import { startCli } from "./run-cli.ts";
import { slow, startServer, type TestServer } from "./start-server.ts";

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-scan-restart-"));
  server = await startServer(folder);
}, slow);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test(
  "a scan is followed through a restart of its server; Ctrl-C says how to come back, and leaves it going",
  async () => {
    const environment = { DECONVSCOPE_SERVER: server.address };
    const what = ["--model", "menagerie-zfnet", "--dataset", "menagerie", "--split", "train", "--layer", "conv1"];
    const follower = startCli(["scan", ...what], environment);
    const ended = once(follower, "exit");
    const begun = await hear(follower.stderr!, /of 12,000 images/);
    const [, id] = /^scan ([0-9a-f]{20}): /.exec(begun) ?? [];

    const killed = once(server.child, "exit");
    server.child.kill("SIGKILL");
    await killed;
    server = await startServer(folder, [], {}, Number(new URL(server.address).port));
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
