import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Finished } from "./run-cli.ts";
import { runHere } from "./run-here.ts";
import { slow, startServer, type TestServer } from "./start-server.ts";

let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-scan-"));
  server = await startServer(folder);
}, slow);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const call = (...args: string[]): Promise<Finished> =>
  runHere(["scan", ...args], { DECONVSCOPE_SERVER: server.address });
const what = ["--model", "menagerie-zfnet", "--dataset", "menagerie", "--split", "validation"];

test(
  "a scan is followed to its end, and its layers are told",
  async () => {
    const { exitCode, stdout, stderr } = await call(...what, "--layer", "relu1", "relu5", "--max-images", "40");
    expect(stdout).toMatch(/^LAYER +MAPS +DEAD\nrelu1 +32 +\d+\nrelu5 +64 +\d+\n$/);
    expect(stderr).toMatch(/^scan [0-9a-f]{20}: menagerie-zfnet over menagerie, split validation\n/);
    expect(stderr).toMatch(/: 40 images\n$/);
    expect(exitCode).toBe(0);
  },
  slow,
);

test("scans are listed, found by the beginning of their ids, and read", async () => {
  const { scans } = JSON.parse((await call("list", "--json")).stdout);
  const [{ id }] = scans;
  expect((await call("list")).stdout).toContain(`${id}  complete`);
  expect((await call("show", id.slice(0, 18))).stdout).toMatch(
    /^[0-9a-f]{20} {2}menagerie-zfnet over menagerie.*\ncomplete/,
  );
  const top = await call("top", id, "--layer", "relu5", "--channel", "3", "4");
  expect(top.stdout.split("\n")).toHaveLength(20);
  expect(top.stdout).toMatch(/\n +3 +1 +[\d.,]+ +\d+ +\d+ +menagerie:validation:\d+ +\w+\n/);
  const { activations } = JSON.parse((await call("top", id, "-l", "relu5", "-c", "3", "--json")).stdout);
  expect(activations[0]).toMatchObject({ rank: 0, unit: { layer: "relu5", channel: 3 } });
});

test("maps are put in order, and found by class", async () => {
  const { scans } = JSON.parse((await call("list", "--json")).stdout);
  const id: string = scans[0].id;
  const { maps } = JSON.parse((await call("maps", id, "-l", "relu5", "-o", "maximum", "-n", "5", "--json")).stdout);
  const maxima: number[] = maps.map(({ maximum }: { maximum: number }) => maximum);
  expect(maxima).toHaveLength(5);
  expect(maxima).toEqual(maxima.toSorted((a, b) => b - a));
  const owls = await call("maps", id, "-l", "relu5", "--label", "OWL", "-n", "1");
  expect(owls.stdout).toMatch(/owl \d/);
  expect(await call("maps", id, "-l", "relu5", "--label", "unicorn")).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining('no class is called "unicorn"'),
  });
});

test(
  "a scan is left to the server, cancelled, resumed and deleted",
  async () => {
    const { exitCode, stdout } = await call(...what, "--detach");
    const id = stdout.trim();
    expect([exitCode, id]).toEqual([0, expect.stringMatching(/^[0-9a-f]{20}$/)]);
    // One that runs is followed, not begun again.
    expect((await call(...what, "--detach")).stdout.trim()).toBe(id);
    const deleted = await call("delete", id, "--json");
    expect([deleted.exitCode, JSON.parse(deleted.stdout)]).toEqual([0, { deleted: id }]);
    const training = [...what.slice(0, -1), "train", "--detach"];
    const other = (await call(...training)).stdout.trim();
    expect((await call("cancel", other)).stdout).toMatch(/\ncancelled/);
    const watched = await call("watch", other);
    expect(watched).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("cancelled; `scan resume` lets it go on"),
    });
    expect((await call("resume", other)).stdout).toMatch(/\n(queued|running)/);
    expect((await call("delete", other)).stdout).toBe(`deleted ${other}\n`);
    expect(await call("show", other)).toMatchObject({ exitCode: 3 });
  },
  slow,
);

test.each([
  [["--model", "nobody", "--dataset", "menagerie"], 3, "nobody"],
  [["--model", "menagerie-zfnet", "--dataset", "nowhere"], 3, "nowhere"],
  [[...what, "--layer", "relu99"], 3, "relu99"],
  [[...what, "--k", "65"], 2, "1 to 64"],
  [["--dataset", "menagerie"], 2, "--model"],
  [["top", "0", "--layer", "relu5"], 2, '"0" begins'],
  [["delete", ""], 2, "the id is empty"],
  [["show", "zz"], 3, 'no id begins with "zz"'],
] as [string[], number, string][])("%j is refused in one line", async (args, code, message) => {
  const { exitCode, stderr } = await call(...args);
  expect(stderr).toContain(message);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(exitCode).toBe(code);
});
