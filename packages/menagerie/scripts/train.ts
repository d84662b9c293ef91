import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { startBackend } from "@deconvscope/backend";
import { architectures, instantiate, type Network, seededRandom, writeOnnx } from "@deconvscope/network";
import { cosineRate, makeTrainable, measureAccuracy, train } from "@deconvscope/training";
import { menagerieLabels } from "../src/index.ts";
import { renderSplit } from "./render-split.ts";
import { plainImages, preprocessing, variedImages } from "./training-images.ts";

/** Trains the default model on the drawn dataset and writes it, with its card, to the package's model folder. */

const { values } = parseArgs({
  options: {
    cache: { type: "string" },
    out: { type: "string", default: new URL("../model", import.meta.url).pathname },
    epochs: { type: "string", default: "30" },
    batch: { type: "string", default: "64" },
    rate: { type: "string", default: "0.015" },
    decay: { type: "string", default: "0.001" },
    seed: { type: "string", default: "2013" },
    images: { type: "string", default: "12000" },
  },
});
if (!values.cache) throw new Error("--cache: expected a folder for the rendered images, got nothing");
const [epochs, batchSize, rate, weightDecay, seed] = [
  Number(values.epochs),
  Number(values.batch),
  Number(values.rate),
  Number(values.decay),
  Number(values.seed),
];
const size = 96;

const backend = await startBackend();
console.log(`backend ${backend.name} ${backend.version}`);
const rendered = await renderSplit("train", size, values.cache);
const learned = { ...rendered, count: Math.min(rendered.count, Number(values.images)) };
const held = await renderSplit("validation", size, values.cache);
console.log(`${learned.count} images to learn from, ${held.count} held out`);

const architecture = architectures.get("zfnet-small")?.(menagerieLabels.length);
if (!architecture) throw new Error('expected an architecture "zfnet-small", got none');
const net = makeTrainable(instantiate(architecture, seededRandom(seed), "he"));
const begun = performance.now();
let [loss, right, steps] = [0, 0, 0];
for await (const progress of train(net, variedImages(learned, 6), {
  epochs,
  batchSize,
  rate: cosineRate(rate, 0.03),
  weightDecay,
  seed,
})) {
  loss += progress.loss;
  right += progress.accuracy;
  steps += 1;
  if (progress.step % 20 !== 0 && progress.step !== progress.steps) continue;
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `epoch ${progress.epoch} step ${progress.step}/${progress.steps} loss ${(loss / steps).toFixed(3)} accuracy ${(right / steps).toFixed(3)} rate ${progress.rate.toFixed(4)} ${seconds.toFixed(0)} s`,
  );
  [loss, right, steps] = [0, 0, 0];
  if (progress.step % 400 === 0) console.log(`held out: ${await measureAccuracy(net, plainImages(held), 100)}`);
}
const accuracy = await measureAccuracy(net, plainImages(held), 100);
console.log(`held out: ${accuracy}`);
await writeModel(await net.toNetwork());

async function writeModel(network: Network): Promise<void> {
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
      epochs,
      batchSize,
      rate,
      weightDecay,
      seed,
      backend: `${backend.name} ${backend.version}`,
      command: `node packages/menagerie/scripts/train.ts --cache .cache/menagerie --epochs ${epochs} --batch ${batchSize} --rate ${rate} --decay ${weightDecay} --seed ${seed}`,
    },
  };
  await writeFile(`${values.out}/menagerie-zfnet.onnx`, writeOnnx(network, { producer: "deconvscope" }));
  await writeFile(`${values.out}/card.json`, `${JSON.stringify(card, null, 2)}\n`);
}
