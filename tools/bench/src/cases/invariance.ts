import { type CompiledNetwork, compileNetwork } from "@deconvscope/deconvnet";
import {
  imagesPerBatch,
  measureInvariance,
  OriginalFeatures,
  paperAmounts,
  type Transform,
} from "@deconvscope/invariance";
import { DrawingThread } from "@deconvscope/invariance/drawing-thread";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { drawImages, readSqueezenet, scoresOnly } from "../contestants/squeezenet.ts";
import { interleave } from "../interleave.ts";
import { watchGemm } from "../limit/gemm.ts";
import { repeat } from "../repeat.ts";
import { divideSample, type Sample, takeSample } from "../sample.ts";
import { nameOurs } from "../subject.ts";

const images = 5;
const steps = 25;
const shape = [227, 227, 3];
const layers = ["relu_conv1", "fire9/concat"];
const bareForward = "bare forward";

/** Figure 5's curves of five images on SqueezeNet, against its forward pass alone on images ready made. */
export async function benchInvariance(context: BenchContext): Promise<CaseResult[]> {
  const [backend] = context.backends.started;
  await backend.use();
  const { network, flops } = await readSqueezenet(context.shared);
  const compiled = compileNetwork(network);
  const batch = imagesPerBatch(network, steps - 1);
  const bareBatches = Math.ceil((images * steps) / batch);
  const input = tf.tensor4d(drawImages(batch).channelsLast, [batch, 227, 227, 3]);
  const drawn = drawImages(images).channelsLast;
  const pixels = drawn.length / images;
  const inputs = Array.from({ length: images }, (_, image) => drawn.slice(image * pixels, (image + 1) * pixels));
  const drawer = new DrawingThread();
  const ours = nameOurs(backend);
  const results: CaseResult[] = [];
  for (const transform of ["translate-y", "rotate"] as const) {
    const gemm = watchGemm(context.gemm);
    const perImage = (name: string, count: number, run: () => Promise<unknown>) => {
      const repetition = async (): Promise<Sample> =>
        divideSample(await takeSample(async () => void (await run())), count);
      return repeat(name, repetition, { prepare: backend.use });
    };
    const standings = await interleave(
      [
        perImage(ours, images * steps, () => followAll(compiled, inputs, transform, drawer)),
        perImage(bareForward, bareBatches * batch, async () => {
          for (let done = 0; done < bareBatches; done++) await scoresOnly(compiled, input);
        }),
        gemm,
      ],
      context.rounds,
    );
    results.push({
      name: `invariance, ${transform}`,
      work: `${images} images × ${steps} amounts on SqueezeNet 1.0, two layers and the class followed, milliseconds an image`,
      standings: standings.filter(({ name }) => name === ours || name === bareForward),
      targets: [
        {
          ours,
          against: `its bare forward pass, batch ${batch}`,
          peers: [bareForward],
          atLeast: 1 / 1.2,
          byWall: true,
        },
      ],
      limit: { flops, gflops: gemm.best() },
      remarks: ["Ours draws its images, and begins with what the layers make of them as they are."],
    });
  }
  await drawer.close();
  compiled.dispose();
  input.dispose();
  return results;
}

async function followAll(
  compiled: CompiledNetwork,
  inputs: readonly Float32Array[],
  transform: Transform,
  drawer: DrawingThread,
): Promise<void> {
  const originals: OriginalFeatures[] = [];
  for (const image of inputs) originals.push(await OriginalFeatures.prepare(compiled, image, layers));
  const options = { transform, amounts: paperAmounts(transform, shape), classes: inputs.map(() => 0), drawer };
  let points = 0;
  for await (const readings of measureInvariance(compiled, originals, options)) points += readings.length;
  for (const original of originals) original.dispose();
  if (points !== images * steps) throw new Error(`expected ${images * steps} points, got ${points}`);
}
