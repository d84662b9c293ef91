import type { ImageDataset, Preprocessing } from "@deconvscope/datasets";
import { type Network, NetworkError } from "@deconvscope/network";
import { type PrefetchedBatches, prefetchBatches, type Samples } from "@deconvscope/training";
import { readModel } from "../read-model.ts";
import { measureChannels } from "./channel-statistics.ts";
import { drawRunSamples } from "./draw-run-samples.ts";
import { type Framing, frameImages, shortSideFor } from "./frame-images.ts";
import type { ProbeMeans } from "./prepare-probe.ts";
import type { RunImages } from "./run-images.ts";
import type { TrainingJob } from "./training-job.ts";

/** Pixels that one thread keeps decoded, in bytes. */
const keptBytes = 1.5 * 2 ** 30;

/** What all networks of a run share. */
export interface OpenRun {
  readonly job: TrainingJob;
  readonly dataset: ImageDataset;
  /** Of the networks' inputs. */
  readonly preprocessing: Preprocessing;
  readonly framing: Framing;
  readonly classes: number;
  /** Of a transfer and of probes. */
  readonly model: Network | undefined;
  readonly maxPixels: number;
  /** Which images a fold's network learns from and is measured by. */
  samples(fold: number): Samples;
  stepsPerEpoch(fold: number): number;
  /** Begins to read images in a thread of its own. */
  images(of: "learned" | "held", indices: Uint32Array, crops: RunImages["crops"] | "whole"): Promise<PrefetchedBatches>;
}

/** @throws DatasetError, ImageError, NetworkError, TrainingError where the run cannot be done with what is there */
export async function openRun(job: TrainingJob, { datasets, maxPixels }: ProbeMeans): Promise<OpenRun> {
  const { summary, options, samples } = job;
  const dataset = await datasets.openKnown(job.dataset, summary);
  const draw = await drawRunSamples(dataset, summary.labels, samples, options.seed);
  const model = job.model && (await readModel(job.model)).network;
  const shape = inputShapeOf(job, model);
  const preprocessing =
    job.model?.preprocessing ?? (await preprocessingFor(shape, dataset, samples.split, draw(0).learned, maxPixels));
  const framing = frameImages(preprocessing, shape, options.augmentation);
  return {
    job,
    dataset,
    preprocessing,
    framing,
    classes: summary.labels.length,
    model,
    maxPixels,
    samples: draw,
    stepsPerEpoch: (fold) => Math.floor(draw(fold).learned.length / options.batchSize),
    images: (of, indices, crops) =>
      prefetchBatches(new URL("./run-images.ts", import.meta.url), {
        parameters: {
          dataset: job.dataset,
          splits: summary.splits,
          split: of === "learned" ? samples.split : samples.validationSplit,
          indices,
          framing,
          size: crops === "whole" ? framing.whole : [shape[0]!, shape[1]!],
          crops: crops === "whole" ? "centre" : crops,
          preprocessing,
          maxPixels,
          keptBytes,
        } satisfies RunImages,
      }),
  };
}

function inputShapeOf({ training }: TrainingJob, model: Network | undefined): readonly number[] {
  if (training.kind === "scratch") {
    return training.architecture.inputShape;
  }
  if (training.kind === "ablations") {
    return training.variants[0]?.architecture.inputShape ?? [];
  }
  const shape = model?.layers[0]?.shape;
  if (shape === undefined) {
    throw new NetworkError("unsupported", "model: expected one to begin with, got none");
  }
  return shape;
}

/** Each colour with mean 0 and deviation 1 over the training images. */
async function preprocessingFor(
  [height = 1, width = 1, channels = 3]: readonly number[],
  dataset: ImageDataset,
  split: string,
  indices: Uint32Array,
  maxPixels: number,
): Promise<Preprocessing> {
  const resizeShortSide = shortSideFor(Math.max(height, width));
  const framing = { whole: [height, width], shortSide: resizeShortSide } as const;
  const colours = await measureChannels(dataset, split, indices, framing, maxPixels);
  if (channels === 3) {
    return { resizeShortSide, channelOrder: "RGB", divideBy: 255, ...colours };
  }
  const luma = ([red = 0, green = 0, blue = 0]: number[]): number[] => [0.299 * red + 0.587 * green + 0.114 * blue];
  return {
    resizeShortSide,
    channelOrder: "GRAY",
    divideBy: 255,
    mean: luma(colours.mean),
    deviation: luma(colours.deviation),
  };
}
