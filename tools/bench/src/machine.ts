import os from "node:os";
import * as tf from "@tensorflow/tfjs-core";
import { takeSample } from "./sample.ts";

/** What the figures were taken on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  readonly backend: string;
  /** Measured GEMM rate, the physical limit of convolutions. */
  readonly gflops: number;
}

export async function describeMachine(backend: string): Promise<Machine> {
  return {
    processor: os.cpus()[0]?.model.trim() ?? "unknown",
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    backend,
    gflops: await measureGemm(),
  };
}

/** Multiplies two 2048 × 2048 matrices; the best of five, in GFLOP/s. */
async function measureGemm(): Promise<number> {
  const side = 2048;
  const a = tf.randomUniform<tf.Rank.R2>([side, side]);
  let best = Number.POSITIVE_INFINITY;
  for (let repetition = 0; repetition < 6; repetition++) {
    const { wall } = await takeSample(async () => {
      const product = tf.matMul(a, a);
      await tf.slice(product, [0, 0], [1, 1]).data();
      product.dispose();
    });
    best = Math.min(best, wall);
  }
  a.dispose();
  return (2 * side ** 3) / best / 1e6;
}
