import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startBackend } from "@deconvscope/backend";
import { menagerieLabels } from "@deconvscope/menagerie";
import { architectures, instantiate, type Network, seededRandom, writeOnnx } from "@deconvscope/network";
import { cosineRate, makeTrainable, measureAccuracy, prefetchBatches, train } from "@deconvscope/training";
import type { MenagerieImages } from "./menagerie-images.ts";
import { smoothFirstFilters } from "./smooth-filters.ts";
import { preprocessing } from "./training-images.ts";

/** Trains the default model on the drawn dataset and writes it, with its card, to the dataset's package. */

const { values } = parseArgs({
  options: {
    cache: { type: "string" },
    out: { type: "string", default: fileURLToPath(new URL("../../../packages/menagerie/model", import.meta.url)) },
    epochs: { type: "string", default: "4" },
    batch: { type: "string", default: "16" },
    rate: { type: "string", default: "0.008" },
    decay: { type: "string", default: "0.004" },
    dropout: { type: "string", default: "0.25" },
    seed: { type: "string", default: "2013" },
  },
});
if (!values.cache) throw new Error("--cache: expected a folder for the rendered images, got nothing");
const [epochs, batchSize, rate, weightDecay, dropout, seed] = [
  Number(values.epochs),
  Number(values.batch),
  Number(values.rate),
  Number(values.decay),
  Number(values.dropout),
  Number(values.seed),
];
const size = 96;

const backend = await startBackend();
console.log(`backend ${backend.name} ${backend.version}`);
const open = (images: Omit<MenagerieImages, "size" | "cache">) =>
  prefetchBatches(new URL("./menagerie-images.ts", import.meta.url), {
    parameters: { ...images, size, cache: values.cache },
  });
const learned = await open({ split: "train", reach: 6 });
const held = await open({ split: "validation" });
console.log(`${learned.count} images to learn from, ${held.count} held out`);

const architecture = architectures.get("zfnet-small")?.(menagerieLabels.length);
if (!architecture) throw new Error('expected an architecture "zfnet-small", got none');
const net = makeTrainable(smoothFirstFilters(instantiate(architecture, seededRandom(seed), "he"), 1, 0.02));
const stepsAnEpoch = Math.floor(learned.count / batchSize);
const begun = performance.now();
let [loss, right] = [0, 0];
for await (const progress of train(net, learned, {
  epochs,
  batchSize,
  rate: cosineRate(rate, 0.03),
  weightDecay,
  dropout,
  seed,
})) {
  loss += progress.loss / stepsAnEpoch;
  right += progress.accuracy / stepsAnEpoch;
  if (progress.step % stepsAnEpoch !== 0) continue;
  const accuracy = await measureAccuracy(net, held, 100);
  const minutes = (performance.now() - begun) / 60_000;
  console.log(
    `epoch ${progress.epoch}: loss ${loss.toFixed(3)}, accuracy ${right.toFixed(3)}, held out ${accuracy.toFixed(4)}, ${minutes.toFixed(1)} min`,
  );
  [loss, right] = [0, 0];
  await writeModel(await net.toNetwork(), progress.epoch, accuracy);
}
await Promise.all([learned.close(), held.close()]);

/** Replaces the model after every epoch, so that a run that ends early leaves what it had. */
async function writeModel(network: Network, epoch: number, accuracy: number): Promise<void> {
  const channels = <T>(value: T): T[] => [value, value, value];
  const card = {
    name: "menagerie-zfnet",
    description:
      "A small ZFNet (7 × 7 filters of stride 2, five convolutions, two dense layers) for 96 × 96 pixels, trained on the menagerie: drawn animals of twelve kinds.",
    architecture: "zfnet-small",
    labels: menagerieLabels,
    preprocessing: {
      resizeShortSide: size,
      channelOrder: "RGB",
      divideBy: preprocessing.divideBy,
      mean: channels(preprocessing.mean),
      deviation: channels(preprocessing.deviation),
    },
    accuracy: { split: "validation", images: held.count, top1: accuracy },
    training: {
      images: learned.count,
      epochs: epoch,
      batchSize,
      rate,
      weightDecay,
      dropout,
      seed,
      backend: `${backend.name} ${backend.version}`,
      command: `node tools/train-menagerie/src/main.ts --cache .cache/menagerie --epochs ${epochs} --batch ${batchSize} --rate ${rate} --decay ${weightDecay} --dropout ${dropout} --seed ${seed}`,
    },
  };
  await mkdir(values.out, { recursive: true });
  await writeFile(`${values.out}/menagerie-zfnet.onnx`, writeOnnx(network, { producer: "deconvscope" }));
  await writeFile(`${values.out}/card.json`, `${JSON.stringify(card, null, 2)}\n`);
}
