import path from "node:path";
import { compileNetwork } from "@deconvscope/deconvnet";
import { isProjectable, type Network } from "@deconvscope/network";
import { ImageThreads, scanImages } from "@deconvscope/services/scan";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { openBareSession } from "../contestants/bare-session.ts";
import { drawImages, readSqueezenet, scoresOnly } from "../contestants/squeezenet.ts";
import { interleave } from "../interleave.ts";
import { watchGemm } from "../limit/gemm.ts";
import { repeat } from "../repeat.ts";
import { divideSample, type Sample, takeSample } from "../sample.ts";
import { nameOurs } from "../subject.ts";

const batch = 16;
/** Images of one repetition: what a worker does between two checkpoints. */
const stretch = 208;
/** Images that are scanned over and over. */
const images = 2000;
const bareForward = "bare forward";
const bareSession = "onnxruntime in Node";

/** All maps of all layers of SqueezeNet over Tiny ImageNet, against its forward pass alone. */
export async function benchScan(context: BenchContext): Promise<CaseResult> {
  const { backends, rounds, shared, threads } = context;
  const [backend] = backends.started;
  await backend.use();
  const { network, onnx, flops } = await readSqueezenet(shared);
  const session = await openBareSession(onnx, { threads, spinning: false });
  const scan = openScan(network, shared);
  const compiled = compileNetwork(network);
  const input = tf.tensor4d(drawImages(batch).channelsLast, [batch, 227, 227, 3]);
  const { channelsFirst } = drawImages(batch);
  const perImage = (name: string, count: number, run: () => Promise<unknown>) => {
    const repetition = async (): Promise<Sample> =>
      divideSample(await takeSample(async () => void (await run())), count);
    return repeat(name, repetition, { prepare: backend.use });
  };
  const ours = nameOurs(backend);
  const gemm = watchGemm(context.gemm);
  const standings = await interleave(
    [
      perImage(ours, stretch, scan.run),
      perImage(bareForward, batch, () => scoresOnly(compiled, input)),
      perImage(bareSession, batch, () => session.run(channelsFirst, [batch, 3, 227, 227])),
      gemm,
    ],
    rounds,
  );
  scan.close();
  compiled.dispose();
  input.dispose();
  await session.release();
  return {
    name: "scan",
    work: `all maps of all layers of SqueezeNet 1.0 over ${images} images of Tiny ImageNet, milliseconds an image`,
    standings: standings.filter(({ name }) => [ours, bareForward, bareSession].includes(name)),
    targets: [{ ours, against: "its bare forward pass, batch 16", peers: [bareForward], atLeast: 0.9, byWall: true }],
    limit: { flops, gflops: gemm.best() },
    remarks: [
      "The scan reads, decodes and prepares its images, in a thread beside; the others get theirs ready made.",
      `A repetition is ${stretch} images, their summaries encoded at its end as for a checkpoint.`,
    ],
  };
}

function openScan(network: Network, shared: string): { run(): Promise<void>; close(): void } {
  const compiled = compileNetwork(network);
  const threads = new ImageThreads({
    dataset: { format: "tiny-imagenet", path: path.join(shared, "data/tiny-imagenet-20") },
    split: "train",
    splits: [],
    preprocessing: { resizeShortSide: 256, channelOrder: "BGR", divideBy: 1, mean: [104, 117, 123], deviation: [] },
    inputShape: [227, 227, 3],
    maxPixels: 2 ** 24,
  });
  const layers = network.layers.filter(isProjectable).map(({ name }) => name);
  let from = 0;
  return {
    run: async () => {
      const to = Math.min(images, from + stretch);
      const ranges = [
        { from, to },
        { from: 0, to: from + stretch - to },
      ];
      from = (from + stretch) % images;
      const items = scanImages(
        { network, compiled, dispose: () => compiled.dispose() },
        threads,
        { ranges, layers, k: 9 },
        new AbortController().signal,
      );
      for await (const item of items) {
        if (item.kind === "delta" && item.delta.images !== stretch) {
          throw new Error(`expected ${stretch} images, got ${item.delta.images}`);
        }
      }
    },
    close: () => {
      threads.close();
      compiled.dispose();
    },
  };
}
