import { execFile } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { BenchContext } from "./bench-context.ts";
import type { Peers } from "./peers.ts";

/** What the figures were taken on, and with what. */
export interface Machine {
  /** When the run began, ISO 8601. */
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Of each contestant. */
  readonly threads: number;
  /** Runnable processes, averaged over the minute, five and fifteen minutes before. */
  readonly loadBefore: readonly number[];
  readonly node: string;
  /** Of the backends that took part, by their names. */
  readonly backends: Readonly<Record<string, string>>;
  /** Of the peers' packages, by their names. */
  readonly peers: Readonly<Record<string, string>>;
  /** GFLOP/s of a product of two 512 × 512 matrices, by whose it is. */
  readonly gemm: Readonly<Record<string, number>>;
}

export async function describeMachine({ backends, peers, gemm, threads }: BenchContext): Promise<Machine> {
  const loadBefore = os.loadavg();
  const described = peers ? await describePeers(peers, threads) : { versions: {}, gflops: null };
  return {
    date: new Date().toISOString(),
    processor: os.cpus()[0]?.model.trim() ?? "unknown",
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    threads,
    loadBefore,
    node: process.version,
    backends: Object.fromEntries(backends.started.map(({ name, version }) => [name, version])),
    peers: described.versions,
    gemm: {
      onnxruntime: await gemm.measure(),
      ...(described.gflops === null ? {} : { torch: described.gflops }),
    },
  };
}

interface PeersDescription {
  readonly versions: Readonly<Record<string, string>>;
  /** Null without PyTorch. */
  readonly gflops: number | null;
}

async function describePeers({ python }: Peers, threads: number): Promise<PeersDescription> {
  const script = path.join(import.meta.dirname, "limit/describe_peers.py");
  const { stdout } = await promisify(execFile)(python, [script, String(threads)]);
  return JSON.parse(stdout);
}
