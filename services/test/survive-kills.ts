import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@connectrpc/connect";
import { type Run, RunState, TrainingService } from "@deconvscope/proto";
import { type KillableServer, type Victim, victims } from "./killable-server.ts";

export interface KillOptions {
  readonly kills: number;
  /** 0 … 1, as of Math.random. */
  readonly random: () => number;
  /** A kill waits until the run has gone on, then at most so long. */
  readonly longestMilliseconds: number;
  /** 0 … 1 of the kills do not wait for the run: they may hit a process that is just starting. */
  readonly blindShare: number;
  readonly onKill?: (victim: Victim, run: Run) => void;
}

/** What became of a run. */
export interface Survival {
  readonly run: Run;
  /** How many hit the run before it was complete. */
  readonly kills: number;
  /** How often it had failed, as it was hit too often in a row, and was resumed. */
  readonly resumes: number;
}

const pollMilliseconds = 50;
/** Where the run does not go on for so long, it is killed all the same. */
const patienceMilliseconds = 120_000;

/** Kills a server, its engines or both at random moments of a run, until it was often enough or the run is complete. */
export async function surviveKills(server: KillableServer, id: string, options: KillOptions): Promise<Survival> {
  const { random, longestMilliseconds, blindShare, onKill } = options;
  let kills = 0;
  let resumes = 0;
  let run = await find(server, id);
  while (!hasEnded(run)) {
    if (kills < options.kills) {
      if (random() >= blindShare) {
        run = await waitForSteps(server, run);
      }
      await sleep(random() * longestMilliseconds);
      run = await find(server, id);
      if (!hasEnded(run)) {
        const victim = victims[kills % victims.length]!;
        onKill?.(victim, run);
        await server.kill(victim);
        kills += 1;
      }
    } else {
      await sleep(pollMilliseconds);
    }
    run = await find(server, id);
    if (run.state === RunState.FAILED) {
      await createClient(TrainingService, server.transport).resumeRun({ id });
      resumes += 1;
      run = await find(server, id);
    }
  }
  return { run, kills, resumes };
}

async function find({ transport }: KillableServer, id: string): Promise<Run> {
  const { run } = await createClient(TrainingService, transport).getRun({ id });
  return run ?? Promise.reject(new Error(`expected a run ${JSON.stringify(id)}`));
}

function hasEnded({ state }: Run): boolean {
  return state === RunState.COMPLETE || state === RunState.STOPPED;
}

async function waitForSteps(server: KillableServer, before: Run): Promise<Run> {
  const until = performance.now() + patienceMilliseconds;
  let run = before;
  // After a kill it is told from its checkpoint on again.
  for (let last = before; performance.now() < until && !hasEnded(run); last = run) {
    await sleep(pollMilliseconds);
    run = await find(server, before.id);
    if ((run.progress?.done ?? 0n) > (last.progress?.done ?? 0n)) {
      break;
    }
  }
  return run;
}
