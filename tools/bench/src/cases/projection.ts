import { compileNetwork, type ForwardPass, findStrongestMaps, projectUnits, runForward } from "@deconvscope/deconvnet";
import { architectures, countFlops, instantiate, type Network, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchBackend } from "../backends.ts";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { type Contestant, interleave } from "../interleave.ts";
import { watchGemm } from "../limit/gemm.ts";
import { peerContestant } from "../peers.ts";
import { repeat } from "../repeat.ts";
import { takePhases } from "../sample.ts";

const UNITS = 9;
/** Where the units are, and where the peers' network ends. */
const layer = "relu5";

/** Nine units of conv5 of full-size ZFNet, forward pass included, against Captum's Deconvolution. */
export async function benchProjection(context: BenchContext): Promise<CaseResult> {
  const { backends, peers, rounds, threads } = context;
  const network = zfnet();
  const entered = [];
  for (const backend of backends.started) entered.push(await enter(network, backend));
  const gemm = watchGemm(context.gemm);
  const python = peers ? [peerContestant(peers, "projection", threads)] : [];
  const standings = await interleave([...entered.map(({ contestant }) => contestant), ...python, gemm], rounds);
  for (const { release } of entered) release();
  const seen = network.layers.slice(0, network.layers.findIndex(({ name }) => name === layer) + 1);
  return {
    name: "projection",
    work: `ZFNet, 224 × 224: forward pass, the nine strongest maps of conv5, their projections`,
    standings,
    targets: [
      {
        ours: name(backends.started[0]),
        against: "Captum Deconvolution, batched",
        peers: ["captum/batched"],
        atLeast: 4,
      },
    ],
    limit: { flops: seen.reduce((sum, each) => sum + countFlops(network, each), 0), gflops: gemm.best() },
    remarks: [
      "The limit is of the forward pass to conv5 alone. Captum's network ends there; ours goes on to the classes.",
    ],
  };
}

export function zfnet(): Network {
  const architecture = architectures.get("zfnet");
  if (!architecture) throw new Error("expected an architecture zfnet, got none");
  return instantiate(architecture(1000), seededRandom(1), "he");
}

async function enter(
  network: Network,
  backend: BenchBackend,
): Promise<{ contestant: Contestant; release: () => void }> {
  await backend.use();
  const compiled = compileNetwork(network);
  const input = tf.randomNormal<tf.Rank.R4>([1, 224, 224, 3], 0, 1, "float32", 1);
  const repetition = async () => {
    let pass: ForwardPass | undefined;
    let units: Awaited<ReturnType<typeof findStrongestMaps>> = [];
    const sample = await takePhases({
      forward: async () => {
        pass = runForward(compiled, input);
        units = await findStrongestMaps(pass, layer, UNITS);
      },
      "way back": async () => {
        if (pass) await projectAll(pass, units);
      },
    });
    pass?.dispose();
    return sample;
  };
  return {
    contestant: repeat(name(backend), repetition, { prepare: backend.use }),
    release: () => {
      compiled.dispose();
      input.dispose();
    },
  };
}

/** @throws Error unless there are as many projections as units, none of them empty */
async function projectAll(pass: ForwardPass, units: Awaited<ReturnType<typeof findStrongestMaps>>): Promise<void> {
  let pictures = 0;
  for await (const { signal } of projectUnits(pass, units)) if (signal.some((value) => value !== 0)) pictures += 1;
  if (pictures !== UNITS) throw new Error(`expected ${UNITS} projections, got ${pictures}`);
}

function name(backend: BenchBackend | undefined): string {
  return `deconvscope on ${backend?.name}`;
}
