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

const BATCHES = [1, 16];
const spinningInNode = "onnxruntime in Node";
const quietInNode = "onnxruntime in Node, threads not spinning";

/** Contestants named batch/who, and what is to be freed after them. */
interface Entered {
  readonly contestants: readonly Contestant[];
  release(): Promise<void>;
}

/** SqueezeNet 1.0 at 227², against ONNX Runtime bare, OpenVINO, PyTorch eager and compiled. */
export async function benchForward(context: BenchContext): Promise<CaseResult[]> {
  const { backends, peers, rounds, threads } = context;
  const squeezenet = await readSqueezenet(context.shared);
  const expected = new Map<number, Float32Array>();
  const entered = [await enterBare(squeezenet, threads, expected)];
  for (const backend of backends.started) entered.push(await enterOurs(squeezenet, backend, expected));
  const gemm = watchGemm(context.gemm);
  const python = peers ? [peerContestant(peers, "forward", threads)] : [];
  const contestants = [...entered.flatMap((own) => own.contestants), ...python, gemm];
  const standings = await interleave(contestants, rounds);
  for (const { release } of entered) await release();
  const ours = keepsScores(backends.started[0]?.name ?? "");
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

async function enterBare({ onnx }: Squeezenet, threads: number, expected: Map<number, Float32Array>): Promise<Entered> {
  const sessions = [
    [spinningInNode, await openBareSession(onnx, { threads, spinning: true })],
    [quietInNode, await openBareSession(onnx, { threads, spinning: false })],
  ] as const;
  const contestants: Contestant[] = [];
  for (const batch of BATCHES) {
    const { channelsFirst } = drawImages(batch);
    for (const [name, session] of sessions) {
      const run = () => session.run(channelsFirst, [batch, 3, 227, 227]);
      expected.set(batch, await run());
      contestants.push(repeatImages(name, batch, run));
    }
  }
  return {
    contestants,
    release: async () => void (await Promise.all(sessions.map(([, session]) => session.release()))),
  };
}

async function enterOurs(
  { network }: Squeezenet,
  backend: BenchBackend,
  expected: ReadonlyMap<number, Float32Array>,
): Promise<Entered> {
  await backend.use();
  const compiled = compileNetwork(network);
  const inputs = new Map<number, tf.Tensor4D>();
  const contestants: Contestant[] = [];
  for (const batch of BATCHES) {
    const input = tf.tensor4d(drawImages(batch).channelsLast, [batch, 227, 227, 3]);
    inputs.set(batch, input);
    const ways = [
      [keepsScores(backend.name), () => scoresOnly(compiled, input)],
      [`${keepsScores(backend.name)}, all kept`, () => scoresOfPass(compiled, input)],
    ] as const;
    for (const [name, run] of ways) {
      requireClose(name, await run(), expected.get(batch) ?? []);
      contestants.push(repeatImages(name, batch, run, backend));
    }
  }
  return {
    contestants,
    release: async () => {
      compiled.dispose();
      tf.dispose([...inputs.values()]);
    },
  };
}

function keepsScores(backend: string): string {
  return `deconvscope on ${backend}`;
}

function repeatImages(
  name: string,
  batch: number,
  run: () => Promise<Float32Array>,
  backend?: BenchBackend,
): Contestant {
  const repetition = async () => divideSample(await takeSample(async () => void (await run())), batch);
  return repeat(`${batch}/${name}`, repetition, backend ? { prepare: backend.use } : {});
}
