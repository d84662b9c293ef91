import { fork } from "node:child_process";
import type { RunnerRequest } from "./run-specs.ts";
import type { RunnerMessage, SpecResult } from "./spec-result.ts";

/** How a run of the suite ended. */
export interface SuiteRun {
  readonly results: readonly SpecResult[];
  /** What failed outside any spec; a process that ended early names the spec it was in. */
  readonly errors: readonly string[];
}

/**
 * Runs spec files in one process each shard, all at once.
 * @param program from bundleSuite
 */
export async function runShards(
  program: string,
  shards: readonly (readonly string[])[],
  request: Omit<RunnerRequest, "files">,
): Promise<SuiteRun> {
  const runs = await Promise.all(shards.map((files) => runShard(program, { ...request, files })));
  return { results: runs.flatMap((run) => run.results), errors: runs.flatMap((run) => run.errors) };
}

function runShard(program: string, request: RunnerRequest): Promise<SuiteRun> {
  return new Promise((resolve, reject) => {
    const child = fork(program, [JSON.stringify(request)], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
    const results: SpecResult[] = [];
    const errors: string[] = [];
    let current = "before the first spec";
    let finished = false;
    let tail = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      tail = (tail + text).slice(-2000);
    });
    child.on("message", (message: RunnerMessage) => {
      if (message.type === "started") current = `in ${message.file}: ${message.name}`;
      else if (message.type === "done") results.push(message.result);
      else {
        finished = true;
        errors.push(...message.errors);
      }
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (!finished) errors.push(`the runner ended (${signal ?? code}) ${current}\n${tail}`);
      resolve({ results, errors });
    });
  });
}

/** Deals files out so that neighbours, which tend to cost alike, go to different shards. */
export function dealFiles(files: readonly string[], shards: number): readonly (readonly string[])[] {
  return Array.from({ length: shards }, (_, shard) => files.filter((_, index) => index % shards === shard));
}
