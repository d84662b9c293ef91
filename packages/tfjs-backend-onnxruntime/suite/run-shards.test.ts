import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dealFiles, runShards } from "./run-shards.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "run-shards-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function writeProgram(code: string): Promise<string> {
  const program = path.join(folder, "runner.mjs");
  await writeFile(program, code);
  return program;
}

test("deals every file to one shard", () => {
  expect(dealFiles(["a", "b", "c", "d", "e"], 2)).toEqual([
    ["a", "c", "e"],
    ["b", "d"],
  ]);
});

test("collects the results of all shards", async () => {
  const program = await writeProgram(`
    const { files } = JSON.parse(process.argv[2]);
    for (const file of files) process.send({ type: "done", result: { file } });
    process.send({ type: "finished", errors: [] });
    process.disconnect();
  `);
  const run = await runShards(program, [["a", "b"], ["c"]], { backend: "cpu", filter: "" });
  expect(run.results.map(({ file }) => file)).toEqual(["a", "b", "c"]);
  expect(run.errors).toEqual([]);
});

test("a process that dies is an error that names the spec it was in", async () => {
  const program = await writeProgram(`
    process.send({ type: "started", file: "ops/abs_test", name: "abs basic" }, () => process.kill(process.pid, "SIGKILL"));
  `);
  const { errors } = await runShards(program, [["ops/abs_test"]], { backend: "cpu", filter: "" });
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain("the runner ended (SIGKILL) in ops/abs_test: abs basic");
});

test("a process that fails before the first spec is an error with what it printed", async () => {
  const program = await writeProgram(`console.error("no backend here"); process.exitCode = 3; process.disconnect();`);
  const { errors } = await runShards(program, [["ops/abs_test"]], { backend: "cpu", filter: "" });
  expect(errors[0]).toContain("the runner ended (3) before the first spec\nno backend here");
});
