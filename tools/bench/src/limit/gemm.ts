import { instantiate, seededRandom, writeOnnx } from "@deconvscope/network";
import { type BareSession, openBareSession } from "../contestants/bare-session.ts";
import type { Contestant } from "../interleave.ts";
import { takeSample } from "../sample.ts";

/** Rows, columns and terms of the product: of those that were tried, the one of the highest rate. */
const SIDE = 512;
/** Short enough that some run undisturbed on a busy machine. */
const REPETITIONS = 100;
const FLOPS = 2 * SIDE ** 3;

/** A matrix product that stays in the caches: the most arithmetic a second that this machine shows to anybody. */
export interface Gemm {
  /**
   * Multiplies a few times.
   * @returns GFLOP/s of the best, by wall time or by the threads' CPU time, whichever is more: on a busy machine the
   *   threads wait for cores, which is no limit of arithmetic
   */
  measure(): Promise<number>;
  release(): Promise<void>;
}

/** The product on ONNX Runtime, the right-hand matrix prepared beforehand. */
export async function openGemm(threads: number): Promise<Gemm> {
  const session = await openBareSession(productModel(), { threads, spinning: false });
  const values = new Float32Array(SIDE * SIDE).map((_, index) => Math.sin(index));
  return { measure: () => measure(session, values, threads), release: () => session.release() };
}

/** Takes turns with the contestants of a case, so that the limit is of the same minutes; it has no standing. */
export function watchGemm(gemm: Gemm): Contestant & { best(): number } {
  let best = 0;
  return {
    round: async () => {
      best = Math.max(best, await gemm.measure());
      return new Map();
    },
    best: () => best,
  };
}

async function measure(session: BareSession, values: Float32Array, threads: number): Promise<number> {
  let best = 0;
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const { wall, cpu } = await takeSample(async () => void (await session.run(values, [SIDE, SIDE, 1, 1])));
    best = Math.max(best, FLOPS / Math.min(wall, cpu / threads) / 1e6);
  }
  return best;
}

function productModel(): Uint8Array {
  const layers = [
    { name: "flatten", operator: "Flatten" },
    { name: "product", operator: "Gemm", units: SIDE },
  ] as const;
  const architecture = { name: "product", inputShape: [1, 1, SIDE], layers };
  return writeOnnx(instantiate(architecture, seededRandom(1), "he"), { producer: "deconvscope bench" });
}
