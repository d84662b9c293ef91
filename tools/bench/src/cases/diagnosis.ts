import { type CompiledNetwork, compileNetwork } from "@deconvscope/deconvnet";
import { DiagnosisTally, findFindings, measureBatch, planDiagnosis } from "@deconvscope/diagnosis";
import type { Network } from "@deconvscope/network";
import { planBatches } from "@deconvscope/services/diagnosis";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { drawImages, readSqueezenet, scoresOnly } from "../contestants/squeezenet.ts";
import { interleave } from "../interleave.ts";
import { watchGemm } from "../limit/gemm.ts";
import { repeat } from "../repeat.ts";
import { divideSample, takeSample } from "../sample.ts";
import { nameOurs } from "../subject.ts";

/** As many as are looked at where nothing is said, and of these as many as strides are measured on. */
const images = 500;
const aliasing = 128;
const bareBatch = 16;
/** Of a diagnosis' batches every fourth is run in a repetition: a turn has several then. */
const every = 4;
const bareForward = "bare forward";

/** Maps, strides and spectra of SqueezeNet on 500 images, against its forward pass alone. */
export async function benchDiagnosis(context: BenchContext): Promise<CaseResult> {
  const { backends, rounds, shared } = context;
  const [backend] = backends.started;
  await backend.use();
  const { network, flops } = await readSqueezenet(shared);
  const compiled = compileNetwork(network);
  const { size, batches } = planSome(network);
  const repeated = batches.reduce((sum, batch) => sum + batch.images.length, 0);
  const bareBatches = Math.ceil(repeated / bareBatch);
  const { channelsLast } = drawImages(size);
  const input = tf.tensor4d(drawImages(bareBatch).channelsLast, [bareBatch, 227, 227, 3]);
  const perImage = (name: string, count: number, run: () => Promise<unknown>) => {
    const repetition = async () => divideSample(await takeSample(async () => void (await run())), count);
    return repeat(name, repetition, { prepare: backend.use });
  };
  const ours = nameOurs(backend);
  const gemm = watchGemm(context.gemm);
  const standings = await interleave(
    [
      perImage(ours, repeated, () => diagnose(compiled, batches, channelsLast)),
      perImage(bareForward, bareBatches * bareBatch, async () => {
        for (let batch = 0; batch < bareBatches; batch++) await scoresOnly(compiled, input);
      }),
      gemm,
    ],
    rounds,
  );
  compiled.dispose();
  input.dispose();
  return {
    name: "diagnosis",
    work: `SqueezeNet 1.0, 227 × 227, diagnosed on ${images} images, milliseconds an image`,
    standings: standings.filter(({ name }) => [ours, bareForward].includes(name)),
    targets: [{ ours, against: "its bare forward pass, batch 16", peers: [bareForward], atLeast: 1 / 1.5 }],
    limit: { flops, gflops: gemm.best() },
    remarks: [
      "Both get their images ready made; ours stops before the classifier.",
      `What strides lose is measured on ${aliasing} of the ${images} images, spectra on 16, which maps fire on all of them; a repetition is every fourth batch.`,
    ],
  };
}

function planSome(network: Network): ReturnType<typeof planBatches> {
  const all = Array.from({ length: images }, (_, image) => image);
  const { size, batches } = planBatches(network, all, aliasing);
  return { size, batches: batches.filter((_, place) => place % every === 0) };
}

/** As the engine does it, but for the images. */
async function diagnose(
  compiled: CompiledNetwork,
  batches: ReturnType<typeof planBatches>["batches"],
  images: Float32Array,
): Promise<void> {
  const plan = planDiagnosis(compiled);
  const tally = new DiagnosisTally(plan);
  for (const batch of batches) {
    tally.add(await measureBatch(plan, images, batch.depth), batch.images.length, batch.depth);
  }
  if (findFindings(undefined, tally.figures(64)).length === 0) throw new Error("expected findings, got none");
}
