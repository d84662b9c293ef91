import { compileNetwork } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchBackend } from "../backends.ts";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { openBareSession } from "../contestants/bare-session.ts";
import { drawImages, readSqueezenet, type Squeezenet, scoresOfPass, scoresOnly } from "../contestants/squeezenet.ts";
import { type Contestant, interleave } from "../interleave.ts";
import { watchGemm } from "../limit/gemm.ts";
import { peerContestant } from "../peers.ts";
import { repeat } from "../repeat.ts";
import { requireClose } from "../require-close.ts";
import { divideSample, takeSample } from "../sample.ts";
import { asContestant, nameOurs, type Subject } from "../subject.ts";

const BATCHES = [1, 16];
const spinningInNode = "onnxruntime in Node";
const quietInNode = "onnxruntime in Node, threads not spinning";

/** ONNX Runtime without us. */
interface Entered {
  /** Named batch/who. */
  readonly contestants: readonly Contestant[];
  /** What all others must compute too, by the batch's size. */
  readonly scores: ReadonlyMap<number, Float32Array>;
  release(): Promise<void>;
}

/** SqueezeNet 1.0 at 227², against ONNX Runtime bare, OpenVINO, PyTorch eager and compiled. */
export async function benchForward(context: BenchContext): Promise<CaseResult[]> {
  const { backends, peers, rounds, threads } = context;
  const squeezenet = await readSqueezenet(context.shared);
  const bare = await enterBare(squeezenet, threads);
  const entered = [...bare.contestants];
  const releases = [bare.release];
  for (const backend of backends.started) {
    for (const [batch, expected] of bare.scores) {
      for (const keepAll of [false, true]) {
        const subject = await openForward(squeezenet, backend, batch, keepAll);
        requireClose(subject.name, await subject.scores(), expected);
        entered.push(asContestant({ ...subject, name: `${batch}/${subject.name}` }));
        releases.push(subject.release);
      }
    }
  }
  const gemm = watchGemm(context.gemm);
  const python = peers ? [peerContestant(peers, "forward", threads)] : [];
  const contestants = [...entered, ...python, gemm];
  const standings = await interleave(contestants, rounds);
  for (const release of releases) await release();
  const ours = nameOurs(backends.started[0]);
  return BATCHES.map((batch) => ({
    name: `forward, batch ${batch}`,
    work: `SqueezeNet 1.0, 227 × 227, batch ${batch}, milliseconds an image`,
    standings: standings
      .filter(({ name }) => name.startsWith(`${batch}/`))
      .map((standing) => ({ ...standing, name: standing.name.slice(`${batch}/`.length) }))
      .toSorted((a, b) => Number(b.name === ours) - Number(a.name === ours)),
    targets: [
      { ours, against: "ONNX Runtime bare", peers: [spinningInNode, quietInNode, "onnxruntime"], atLeast: 0.95 },
      { ours, against: "PyTorch eager", peers: ["torch"], atLeast: 1.5 },
    ],
    limit: { flops: squeezenet.flops, gflops: gemm.best() },
    remarks: ["`all kept` holds every layer's activations, which projections need; the others give the output only."],
  }));
}

async function enterBare({ onnx }: Squeezenet, threads: number): Promise<Entered> {
  const sessions = [
    [spinningInNode, await openBareSession(onnx, { threads, spinning: true })],
    [quietInNode, await openBareSession(onnx, { threads, spinning: false })],
  ] as const;
  const contestants: Contestant[] = [];
  const scores = new Map<number, Float32Array>();
  for (const batch of BATCHES) {
    const { channelsFirst } = drawImages(batch);
    for (const [name, session] of sessions) {
      const run = () => session.run(channelsFirst, [batch, 3, 227, 227]);
      scores.set(batch, await run());
      const images = async () => divideSample(await takeSample(async () => void (await run())), batch);
      contestants.push(repeat(`${batch}/${name}`, images));
    }
  }
  const release = async () => void (await Promise.all(sessions.map(([, session]) => session.release())));
  return { contestants, scores, release };
}

/** Scores of one batch, or with `keepAll` those of a pass that keeps every layer's activations. */
export async function openForward(
  { network }: Squeezenet,
  backend: BenchBackend,
  batch: number,
  keepAll = false,
): Promise<Subject & { scores(): Promise<Float32Array> }> {
  await backend.use();
  const compiled = compileNetwork(network);
  const input = tf.tensor4d(drawImages(batch).channelsLast, [batch, 227, 227, 3]);
  const scores = () => (keepAll ? scoresOfPass(compiled, input) : scoresOnly(compiled, input));
  return {
    name: keepAll ? `${nameOurs(backend)}, all kept` : nameOurs(backend),
    backend,
    scores,
    parts: batch,
    repetition: () => takeSample(async () => void (await scores())),
    release: async () => {
      compiled.dispose();
      input.dispose();
    },
  };
}
