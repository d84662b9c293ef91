import path from "node:path";
import { compileNetwork } from "@deconvscope/deconvnet";
import { type EvaluationOrder, evaluateModels, OpenDatasets, WarmModels } from "@deconvscope/services/evaluation";
import { ImageThreads } from "@deconvscope/services/scan";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { openBareSession } from "../contestants/bare-session.ts";
import { drawImages, readSqueezenet, scoresOnly } from "../contestants/squeezenet.ts";
import { interleave } from "../interleave.ts";
import { watchGemm } from "../limit/gemm.ts";
import { repeat } from "../repeat.ts";
import { divideSample, takeSample } from "../sample.ts";
import { nameOurs } from "../subject.ts";

const batch = 16;
/** Of a repetition, each a batch for the bare passes: whatever else the machine does then meets all alike. */
const batches = 25;
const images = batches * batch;
const maxPixels = 2 ** 24;
const preprocessing = {
  resizeShortSide: 256,
  channelOrder: "BGR",
  divideBy: 1,
  mean: [104, 117, 123],
  deviation: [],
} as const;
const bareForward = "bare forward";
const bareSession = "onnxruntime in Node";
const preparing = "images alone";

/** Errors of SqueezeNet on Tiny ImageNet, against its forward pass alone. */
export async function benchEvaluation(context: BenchContext): Promise<CaseResult> {
  const { backends, rounds, shared, threads } = context;
  const [backend] = backends.started;
  await backend.use();
  const { network, onnx, flops } = await readSqueezenet(shared);
  const session = await openBareSession(onnx, { threads, spinning: false });
  const compiled = compileNetwork(network);
  const input = tf.tensor4d(drawImages(batch).channelsLast, [batch, 227, 227, 3]);
  const { channelsFirst } = drawImages(batch);
  const perImage = (name: string, run: () => Promise<unknown>) => {
    const repetition = async () => divideSample(await takeSample(async () => void (await run())), images);
    return repeat(name, repetition, { prepare: backend.use });
  };
  const perBatch = (name: string, run: () => Promise<unknown>) =>
    perImage(name, async () => {
      for (let done = 0; done < batches; done++) await run();
    });
  const ours = nameOurs(backend);
  const gemm = watchGemm(context.gemm);
  const { evaluate, prepare, close } = await openEvaluation(shared);
  const standings = await interleave(
    [
      perImage(ours, evaluate),
      perBatch(bareForward, () => scoresOnly(compiled, input)),
      perBatch(bareSession, () => session.run(channelsFirst, [batch, 3, 227, 227])),
      perImage(preparing, prepare),
      gemm,
    ],
    rounds,
  );
  close();
  compiled.dispose();
  input.dispose();
  await session.release();
  return {
    name: "evaluation",
    work: `top-1 and top-5 error of SqueezeNet 1.0 on ${images} images of Tiny ImageNet, milliseconds an image`,
    standings: standings.filter(({ name }) => [ours, bareForward, bareSession, preparing].includes(name)),
    targets: [{ ours, against: "its bare forward pass, batch 16", peers: [bareForward], atLeast: 0.9, byWall: true }],
    limit: { flops, gflops: gemm.best() },
    remarks: [
      "The evaluation reads, decodes and prepares its images, in threads beside; the others get theirs ready made.",
      `\`${preparing}\`: the same images are prepared as for the evaluation, and nothing is computed.`,
    ],
  };
}

/** As the engine does it, its threads started already. */
async function openEvaluation(shared: string) {
  const dataset = { format: "tiny-imagenet", path: path.join(shared, "data/tiny-imagenet-20") } as const;
  const source = { dataset, split: "train", splits: [] };
  const file = { path: path.join(shared, "data/squeezenet1_0/model.onnx"), sha256: "", inputShape: undefined };
  const threads = new ImageThreads({ ...source, preprocessing, inputShape: [227, 227, 3], maxPixels });
  const datasets = new OpenDatasets();
  const means = {
    models: new WarmModels(datasets, maxPixels),
    datasets,
    maxPixels,
    threads: { lease: async () => ({ value: { threads }, [Symbol.dispose]: () => undefined }) },
    isBusy: () => false,
  };
  const order: EvaluationOrder = {
    ...source,
    labels: (await datasets.open(dataset)).labels,
    models: [
      {
        name: "squeezenet",
        file: { ...file, preprocessing, independentClasses: false },
        classes: Array.from({ length: 1000 }, (_, index) => index),
      },
    ],
    images,
    crops: "center",
    multiLabel: false,
    labelClasses: Array.from({ length: 20 }, (_, label) => label),
    mistakes: 50,
  };
  return {
    evaluate: async () => {
      let done = 0;
      for await (const item of evaluateModels(means, order, new AbortController().signal)) {
        if (item.kind === "end") done = item.counts.done;
      }
      if (done !== images) throw new Error(`expected ${images} images, got ${done}`);
    },
    prepare: async () => {
      const length = 227 * 227 * 3;
      const asked = Array.from({ length: batches }, (_, index) =>
        Array.from({ length: batch }, (_, place) => index * batch + place),
      );
      const ahead = asked.splice(0, threads.ahead).map((own) => threads.prepare(own, batch, length));
      for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
        threads.giveBack(await next);
        const own = asked.shift();
        if (own !== undefined) ahead.push(threads.prepare(own, batch, length));
      }
    },
    close: () => threads.close(),
  };
}
