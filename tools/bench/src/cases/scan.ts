import { compileNetwork } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { openBareSession } from "../contestants/bare-session.ts";
import { ScanThreads } from "../contestants/scan-threads.ts";
import { drawImages, readSqueezenet, scoresOnly } from "../contestants/squeezenet.ts";
import { interleave } from "../interleave.ts";
import { watchGemm } from "../limit/gemm.ts";
import { repeat } from "../repeat.ts";
import { divideSample, type Sample, takeSample } from "../sample.ts";
import { nameOurs } from "../subject.ts";

const batch = 16;
/** Images that one scanner does in a repetition, about as many as between two checkpoints. */
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
  const scanners = new ScanThreads({ shared, backend: backend.name });
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
      perImage(ours, stretch * scanners.count, createScan(scanners)),
      perImage(bareForward, batch, () => scoresOnly(compiled, input)),
      perImage(bareSession, batch, () => session.run(channelsFirst, [batch, 3, 227, 227])),
      gemm,
    ],
    rounds,
  );
  scanners.close();
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
      `Scanners as a server starts them: ${scanners.count}, in threads here, in processes there.`,
      "The scan reads, decodes and prepares its images, in threads beside; the others get theirs ready made.",
      `A repetition is ${stretch} images a scanner, their summaries encoded at its end as for a checkpoint.`,
    ],
  };
}

/** Goes on where it ended, from the first image again after the last. */
function createScan(scanners: ScanThreads): () => Promise<void> {
  let from = 0;
  return async () => {
    const orders = Array.from({ length: scanners.count }, () => {
      if (from + stretch > images) from = 0;
      from += stretch;
      return { from: from - stretch, to: from };
    });
    await scanners.scan(orders);
  };
}
