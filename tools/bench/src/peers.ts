import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Contestant } from "./interleave.ts";
import type { Round } from "./round.ts";

/** Of the peers' script, a turn. */
const RUNS = 5;

/** A Python that has the peers' packages; without one the peers' rows stay away. */
export interface Peers {
  /** Its path. */
  readonly python: string;
  /** The script that times them, one JSON line a case. */
  readonly script: string;
}

/** @returns the peers, or why there are none */
export function findPeers(shared: string, python: string | undefined): Peers | string {
  const script = path.join(shared, "peers/peers.py");
  if (!python) return "DECONVSCOPE_PEERS names no Python";
  if (!existsSync(python)) return `DECONVSCOPE_PEERS: there is no ${python}`;
  if (!existsSync(script)) return `there is no ${script}`;
  return { python, script };
}

/**
 * The peers that do this work, each by its case without the work's name; a turn is a process of its own. If one fails,
 * that is said, and they take no more turns.
 */
export function peerContestant({ python, script }: Peers, work: string, threads: number): Contestant {
  let hasFailed = false;
  return {
    round: async () => {
      if (hasFailed) return new Map();
      const args = [script, work, "--runs", String(RUNS), "--threads", String(threads)];
      try {
        const { stdout } = await promisify(execFile)(python, args, { maxBuffer: 2 ** 24 });
        return readPeerRounds(stdout, work);
      } catch (error) {
        hasFailed = true;
        const message = error instanceof Error ? error.message : String(error);
        console.error(`bench: the peers of ${work} are not timed: ${message.trim()}`);
        return new Map();
      }
    },
  };
}

/**
 * @param printed what the peers' script printed
 * @throws Error if no line of it is a case of the work
 */
export function readPeerRounds(printed: string, work: string): ReadonlyMap<string, Round> {
  const prefix = `${work}/`;
  const rounds = new Map<string, Round>();
  for (const line of printed.split("\n").filter((candidate) => candidate.startsWith("{"))) {
    const { case: name, ...times }: { case: string } & Record<string, unknown> = JSON.parse(line);
    if (!name.startsWith(prefix)) continue;
    const figure = (key: string): number => {
      const value = times[key];
      if (typeof value !== "number") throw new Error(`peers: ${name}: expected a number as ${key}, got ${value}`);
      return value;
    };
    rounds.set(name.slice(prefix.length), {
      wallMinimum: figure("wall_min"),
      wallMedian: figure("wall_median"),
      cpuMinimum: figure("cpu_min"),
      cpuMedian: figure("cpu_median"),
      samples: RUNS,
    });
  }
  if (rounds.size === 0) throw new Error(`peers: expected times of ${work}, got ${JSON.stringify(printed)}`);
  return rounds;
}
