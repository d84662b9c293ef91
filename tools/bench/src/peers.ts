import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Sample } from "./sample.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const script = path.resolve(root, "../shared/peers/peers.py");

/** A Python that has the peers' packages; without one the peers' columns stay empty. */
const python = process.env.DECONVSCOPE_PEERS;

export const hasPeers = python !== undefined && existsSync(script);

/** Samples of every peer that does this work, by the peer's name. */
export async function runPeers(work: string, repetitions: number): Promise<ReadonlyMap<string, readonly Sample[]>> {
  if (python === undefined) throw new Error("DECONVSCOPE_PEERS: expected the path of a Python, got nothing");
  const args = [script, work, "--runs", String(repetitions), "--threads", "2"];
  const { stdout } = await promisify(execFile)(python, args, { maxBuffer: 2 ** 24 });
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return new Map(
    lines.map((line) => {
      const { case: name, ...times }: Record<string, string | number> & { case: string } = JSON.parse(line);
      const sample = (statistic: string): Sample => ({
        wall: Number(times[`wall_${statistic}`]),
        cpu: Number(times[`cpu_${statistic}`]),
      });
      return [name, [sample("min"), sample("median")]];
    }),
  );
}
