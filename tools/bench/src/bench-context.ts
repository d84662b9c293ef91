import type { BenchBackends } from "./backends.ts";
import type { Gemm } from "./limit/gemm.ts";
import type { Peers } from "./peers.ts";

/** What every case works with. */
export interface BenchContext {
  readonly backends: BenchBackends;
  /** Undefined where this machine has none. */
  readonly peers: Peers | undefined;
  /** Folder with the networks' weights. */
  readonly shared: string;
  readonly gemm: Gemm;
  readonly rounds: number;
  readonly threads: number;
}
