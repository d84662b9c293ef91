import { makeMomentumDescent, makeTrainable, prefetchBatches, train, trainStep } from "@deconvscope/training";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchBackend } from "../backends.ts";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { BATCH_SIZE, smallZfnet, stepFlops } from "../contestants/small-zfnet.ts";
import { interleave } from "../interleave.ts";
import { watchGemm } from "../limit/gemm.ts";
import { peerContestant } from "../peers.ts";
import { takeSample } from "../sample.ts";
import { asContestant, nameOurs, type Subject } from "../subject.ts";

const RATE = 0.01;
/** As many as the peers' script takes of a step. */
const SAMPLES = 15;
/** Steps of one sample of the whole pipeline, so that batches prepared during a pause are a small part. */
const STEPS_IN_A_ROW = 8;

/** A training step of a small ZFNet, batch 64, against PyTorch eager in both of its layouts. */
export async function benchTraining(context: BenchContext): Promise<CaseResult> {
  const { backends, peers, rounds, threads } = context;
  const subjects: Subject[] = [];
  for (const backend of backends.started) subjects.push(await openStep(backend), await openRun(backend));
  const gemm = watchGemm(context.gemm);
  const python = peers ? [peerContestant(peers, "training", threads)] : [];
  const standings = await interleave([...subjects.map(asContestant), ...python, gemm], rounds);
  for (const subject of subjects) await subject.release();
  const layouts = ["torch/contiguous_format", "torch/channels_last"];
  const against = "PyTorch eager, its better layout";
  return {
    name: "training step",
    work: `Small ZFNet, 64 × 64, batch ${BATCH_SIZE}: forward pass, backward pass, gradient descent with momentum`,
    standings,
    targets: [{ ours: nameOurs(backends.started[0]), against, peers: layouts, atLeast: 0.8 }],
    limit: { flops: stepFlops(smallZfnet()), gflops: gemm.best() },
    remarks: [
      "`with input` draws, shifts, mirrors and normalises every image in a thread beside; the others repeat one batch.",
    ],
  };
}

/** Steps on one batch that stays where it is, as the peers take them. */
export async function openStep(backend: BenchBackend): Promise<Subject> {
  await backend.use();
  const net = makeTrainable(smallZfnet());
  const descent = makeMomentumDescent(net, 0.9, 0);
  const images = tf.randomNormal<tf.Rank.R4>([BATCH_SIZE, 64, 64, 3], 0, 1, "float32", 1);
  const classes = Int32Array.from({ length: BATCH_SIZE }, (_, index) => index % net.classes);
  const labels = tf.tensor1d(classes, "int32");
  return {
    name: nameOurs(backend),
    backend,
    samples: SAMPLES,
    repetition: () =>
      takeSample(async () => {
        const { loss } = await trainStep(net, descent, { images, labels }, { rate: RATE });
        if (!Number.isFinite(loss)) throw new Error(`${nameOurs(backend)}: expected a finite loss, got ${loss}`);
      }),
    release: async () => {
      descent.dispose();
      net.dispose();
      tf.dispose([images, labels]);
    },
  };
}

/** Steps as a training run takes them, each on the next batch. */
async function openRun(backend: BenchBackend): Promise<Subject> {
  await backend.use();
  const net = makeTrainable(smallZfnet());
  const source = await prefetchBatches(new URL("../contestants/random-images.ts", import.meta.url));
  const run = train(net, source, { epochs: 1000, batchSize: BATCH_SIZE, rate: () => RATE, dropout: 0, seed: 1 });
  const steps = async () => {
    for (let step = 0; step < STEPS_IN_A_ROW; step++) await run.next();
  };
  return {
    name: `${nameOurs(backend)}, with input`,
    backend,
    parts: STEPS_IN_A_ROW,
    repetition: () => takeSample(steps),
    release: async () => {
      await run.return(undefined);
      await source.close();
      net.dispose();
    },
  };
}
