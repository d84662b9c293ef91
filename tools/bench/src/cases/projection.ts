import { compileNetwork, type ForwardPass, findStrongestMaps, projectUnits, runForward } from "@deconvscope/deconvnet";
import { architectures, countFlops, instantiate, type Network, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchBackend } from "../backends.ts";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { interleave } from "../interleave.ts";
import { watchGemm } from "../limit/gemm.ts";
import { peerContestant } from "../peers.ts";
import { takePhases } from "../sample.ts";
import { asContestant, nameOurs, type Subject } from "../subject.ts";

const UNITS = 9;
/** Where the units are, and where the peers' network ends. */
const LAYER = "relu5";

/** Nine units of conv5 of full-size ZFNet, forward pass included, against Captum's Deconvolution. */
export async function benchProjection(context: BenchContext): Promise<CaseResult> {
  const { backends, peers, rounds, threads } = context;
  const network = zfnet();
  const subjects: Subject[] = [];
  for (const backend of backends.started) subjects.push(await openProjection(network, backend));
  const gemm = watchGemm(context.gemm);
  const python = peers ? [peerContestant(peers, "projection", threads)] : [];
  const standings = await interleave([...subjects.map(asContestant), ...python, gemm], rounds);
  for (const subject of subjects) await subject.release();
  const seen = network.layers.slice(0, network.layers.findIndex(({ name }) => name === LAYER) + 1);
  const against = "Captum Deconvolution, batched";
  return {
    name: "projection",
    work: "ZFNet, 224 × 224: forward pass, the nine strongest maps of conv5, their projections",
    standings,
    targets: [{ ours: nameOurs(backends.started[0]), against, peers: ["captum/batched"], atLeast: 4 }],
    limit: { flops: seen.reduce((sum, layer) => sum + countFlops(network, layer), 0), gflops: gemm.best() },
    remarks: [
      "The limit is the forward pass to conv5 alone. Captum's network ends there; ours goes on to the classes.",
    ],
  };
}

/** The paper's network, with random weights. */
export function zfnet(): Network {
  const architecture = architectures.get("zfnet");
  if (!architecture) throw new Error("expected an architecture zfnet, got none");
  return instantiate(architecture(1000), seededRandom(1), "he");
}

/** A new forward pass and nine projections at each repetition. */
export async function openProjection(network: Network, backend: BenchBackend): Promise<Subject> {
  await backend.use();
  const compiled = compileNetwork(network);
  const input = tf.randomNormal<tf.Rank.R4>([1, 224, 224, 3], 0, 1, "float32", 1);
  return {
    name: nameOurs(backend),
    backend,
    repetition: async () => {
      let pass: ForwardPass | undefined;
      let units: Awaited<ReturnType<typeof findStrongestMaps>> = [];
      let pictures = 0;
      const sample = await takePhases({
        forward: async () => {
          pass = runForward(compiled, input);
          units = await findStrongestMaps(pass, LAYER, UNITS);
        },
        "way back": async () => {
          for await (const { signal } of projectUnits(pass!, units)) pictures += Number(signal.some(isNotZero));
        },
      });
      pass?.dispose();
      if (pictures !== UNITS) throw new Error(`${nameOurs(backend)}: expected ${UNITS} projections, got ${pictures}`);
      return sample;
    },
    release: async () => {
      compiled.dispose();
      input.dispose();
    },
  };
}

function isNotZero(value: number): boolean {
  return value !== 0;
}
