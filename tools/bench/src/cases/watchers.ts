import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { DatasetService, RunState, TrainingService } from "@deconvscope/proto";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { writeNoiseFolder } from "../contestants/noise-folder.ts";
import { startServerProcess } from "../contestants/server-process.ts";
import { openStalledWatchers } from "../contestants/stalled-watchers.ts";
import { type Contestant, interleave } from "../interleave.ts";
import { summarise } from "../round.ts";

const watchers = 50;
const batchSize = 64;
/** An epoch of 20 steps, each of them told. */
const counts = { classes: 20, train: 64, val: 4 };
/** Turns of one round, and how long each is. */
const turns = 4;
const turnMilliseconds = 8000;
/** The run alone, before anybody watches it: as much as it takes by itself. */
const aloneMilliseconds = turns * turnMilliseconds;
/** Watchers get what was told before. */
const settleMilliseconds = 1000;
const pollMilliseconds = 50;

const alone = "alone";
const watched = `${watchers} stalled watchers`;

/** A training run on a server of its own, alone and with watchers that never read, in turns on the same run. */
export async function benchWatchers({ backends, rounds }: BenchContext): Promise<CaseResult> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "deconvscope-bench-")));
  await writeNoiseFolder(path.join(folder, "noise"), counts);
  const backend = backends.started[0].name;
  const flags = ["--data-dir", path.join(folder, "state"), "--data-root", folder, "--backend", backend];
  const server = await startServerProcess(flags);
  try {
    const transport = createGrpcTransport({ baseUrl: `http://127.0.0.1:${server.grpcPort}` });
    await createClient(DatasetService, transport).registerDataset({ name: "noise", path: "noise" });
    const client = createClient(TrainingService, transport);
    const run = await startRun(client);
    const begun = await server.memory();
    await timeImage(client, run, aloneMilliseconds);
    const unwatched = await server.memory();
    let most = 0;
    const turn = async (name: string, count: number) => {
      const opened = await openStalledWatchers(server, run, count);
      await sleep(settleMilliseconds);
      if (count > 0) most = Math.max(most, await server.memory());
      const wall = await timeImage(client, run, turnMilliseconds);
      if (count > 0) most = Math.max(most, await server.memory());
      for (const watcher of opened) watcher.close();
      return new Map([[name, summarise([{ wall, cpu: Number.NaN }])]]);
    };
    const contestants: Contestant[] = [{ round: () => turn(watched, watchers) }, { round: () => turn(alone, 0) }];
    const standings = await interleave(contestants, turns * rounds);
    return {
      name: "training while it is watched",
      work: `zfnet-small, 64 × 64, batch ${batchSize}, trained by a server; milliseconds an image`,
      standings,
      targets: [
        { ours: watched, against: "the run alone, 0.97 of its speed", peers: [alone], atLeast: 0.97, byWall: true },
      ],
      remarks: [
        `Half of the watchers over gRPC, half over Connect; a turn is ${turnMilliseconds / 1000} s of the same run.`,
        `The serving process has ${begun.toFixed(0)} MiB when the run has begun, ${unwatched.toFixed(0)} MiB after ${aloneMilliseconds / 1000} s of it alone, at most ${most.toFixed(0)} MiB with watchers: ${((most - unwatched) / watchers).toFixed(2)} MiB a watcher; the target is 2. With what the run takes alone it would be ${((most - begun) / watchers).toFixed(2)}.`,
      ],
    };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** Ends when it has begun, and its first snapshot, the largest of what is told, is there. */
async function startRun(client: Client<typeof TrainingService>): Promise<string> {
  const options = { inputSize: 64, batchSize, epochs: 1000, snapshotEpochs: [1], probeImages: 256 };
  const fromScratch = { architecture: "zfnet-small" };
  const kind = { case: "fromScratch" as const, value: fromScratch };
  const { run } = await client.createRun({ name: "watched", dataset: "noise", options, kind });
  const watching = new AbortController();
  try {
    for await (const { event } of client.watchRun({ id: run?.id ?? "" }, { signal: watching.signal })) {
      if (event.case === "features") return run?.id ?? "";
      if (event.case === "run" && event.value.state === RunState.FAILED) throw new Error(event.value.error);
    }
  } finally {
    // Who leaves the loop alone goes on being a watcher.
    watching.abort();
  }
  throw new Error("the run ended before its first snapshot");
}

/** Milliseconds between the first and the last step that is seen, by images. */
async function timeImage(client: Client<typeof TrainingService>, id: string, milliseconds: number): Promise<number> {
  const seen: { readonly step: number; readonly at: number }[] = [];
  const until = performance.now() + milliseconds;
  for (let last = Number.NaN; performance.now() < until; await sleep(pollMilliseconds)) {
    const { run } = await client.getRun({ id });
    const step = Number(run?.progress?.done);
    // The first step seen may be an old one.
    if (step !== last && !Number.isNaN(last)) seen.push({ step, at: performance.now() });
    last = step;
  }
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || first === last) throw new Error(`expected the run to go on, saw ${seen.length} steps`);
  return (last.at - first.at) / ((last.step - first.step) * batchSize);
}
