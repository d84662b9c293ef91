import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { architectures, fitArchitecture, instantiate, seededRandom } from "@deconvscope/network";
import {
  OpenDatasets,
  type TrainingItem,
  type TrainingJob,
  trainRun,
  WarmThreads,
} from "@deconvscope/services/training";
import { makeMomentumDescent, makeTrainable, trainStep } from "@deconvscope/training";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { writeNoiseFolder } from "../contestants/noise-folder.ts";
import { type Contestant, interleave } from "../interleave.ts";
import { repeat } from "../repeat.ts";
import { summarise } from "../round.ts";
import { divideSample, takeSample } from "../sample.ts";

const batchSize = 64;
const side = 64;
const counts = { classes: 20, train: 300, val: 20 };
const rate = 0.01;

const wholeRun = "run";
const bareStep = "bare step";

type Spending = keyof TrainingItem["cost"];
const spendings: readonly Spending[] = ["training", "validation", "snapshot", "checkpoint"];

/** A run as the engine trains it, files, crops, dropout and all, against its bare training step on one batch. */
export async function benchRun({ backends, rounds }: BenchContext): Promise<CaseResult> {
  const [backend] = backends.started;
  await backend.use();
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "deconvscope-bench-")));
  await writeNoiseFolder(path.join(folder, "noise"), counts);
  const means = { datasets: new OpenDatasets(), threads: new WarmThreads(), maxPixels: 2 ** 20 };
  const ending = new AbortController();
  const items = trainRun(await describeJob(folder, means.datasets, rounds + 2), means, ending.signal);
  const spent = { training: 0, validation: 0, snapshot: 0, checkpoint: 0 };
  const epochs = trainEpochs(items, spent);
  const step = openBareStep();
  try {
    // Reads and decodes the images; the last epoch, behind which much is measured, is not reached.
    await epochs.round();
    for (const spending of spendings) spent[spending] = 0;
    const standings = await interleave([epochs, step.contestant], rounds);
    return {
      name: "run",
      work: `zfnet-small, ${side} × ${side}, batch ${batchSize}, an epoch of ${counts.classes * counts.train} images of an image folder; milliseconds an image`,
      standings,
      targets: [
        { ours: wholeRun, against: "its bare step on one batch", peers: [bareStep], atLeast: 0.95, byWall: true },
      ],
      remarks: [
        "The run draws its crops and dropout, bounds its filters, and prepares images in a thread beside; its time is that of training alone.",
        `Beside it, as shares of the training: ${describeShares(spent)}; a snapshot an epoch looks for the strongest of 1,000 images, a validation takes ${counts.classes * counts.val}.`,
      ],
    };
  } finally {
    ending.abort(new Error("measured"));
    await items.return(undefined);
    step.release();
    await rm(folder, { recursive: true });
  }
}

async function describeJob(folder: string, datasets: OpenDatasets, epochs: number): Promise<TrainingJob> {
  const dataset = { format: "image-folder", path: path.join(folder, "noise") } as const;
  const { splits, labels, multiLabel, problems } = await datasets.open(dataset);
  return {
    training: { kind: "scratch", architecture: architecture() },
    options: {
      batchSize,
      learningRate: rate,
      momentum: 0.9,
      weightDecay: 5e-4,
      epochs,
      filterBound: 0.1,
      schedule: "plateau",
      patience: 5,
      loss: "softmax",
      augmentation: "ten-crops",
      dropout: 0.5,
      initialisation: "he",
      seed: 1,
      snapshotEpochs: Array.from({ length: epochs }, (_, index) => index + 1),
      probeImages: 1000,
    },
    samples: { split: "train", validationSplit: "val", imagesPerClass: 0, testImagesPerClass: 0, folds: 1 },
    dataset,
    summary: { splits, labels, multiLabel, problems },
    model: undefined,
    checkpoint: undefined,
    checkpointSeconds: 10,
    lastFeatures: undefined,
    folder,
  };
}

function architecture() {
  const make = architectures.get("zfnet-small");
  if (make === undefined) throw new Error("expected an architecture zfnet-small");
  return fitArchitecture(make(counts.classes), { classes: counts.classes, inputSize: side });
}

/** A turn is an epoch, up to the checkpoint behind its snapshot. */
function trainEpochs(items: AsyncGenerator<TrainingItem>, spent: Record<Spending, number>): Contestant {
  return {
    round: async () => {
      const images = Math.floor((counts.classes * counts.train) / batchSize) * batchSize;
      let training = 0;
      let hasSnapshot = false;
      for (;;) {
        const { value: item, done } = await items.next();
        if (done) throw new Error("the run ended before its epochs were measured");
        for (const spending of spendings) spent[spending] += item.cost[spending];
        training += item.cost.training;
        hasSnapshot ||= item.kind === "snapshot";
        if (hasSnapshot && item.kind === "checkpoint") break;
      }
      return new Map([[wholeRun, summarise([{ wall: (1000 * training) / images, cpu: Number.NaN }])]]);
    },
  };
}

function openBareStep(): { readonly contestant: Contestant; release(): void } {
  const net = makeTrainable(instantiate(architecture(), seededRandom(1), "he"));
  const descent = makeMomentumDescent(net, 0.9, 5e-4);
  const images = tf.randomNormal<tf.Rank.R4>([batchSize, side, side, 3], 0, 1, "float32", 1);
  const labels = tf.tensor1d(
    Int32Array.from({ length: batchSize }, (_, index) => index % counts.classes),
    "int32",
  );
  const repetition = () => takeSample(async () => void (await trainStep(net, descent, { images, labels }, { rate })));
  return {
    contestant: repeat(bareStep, async () => divideSample(await repetition(), batchSize), { samples: 15 }),
    release: () => {
      descent.dispose();
      net.dispose();
      tf.dispose([images, labels]);
    },
  };
}

function describeShares({ training, ...others }: Record<Spending, number>): string {
  return Object.entries(others)
    .map(([spending, seconds]) => `${spending} ${((100 * seconds) / training).toFixed(1)} %`)
    .join(", ");
}
