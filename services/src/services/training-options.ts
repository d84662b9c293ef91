import { Augmentation, Initialisation, Loss, Schedule, type TrainingOptions } from "@deconvscope/proto";
import type { RunOptions } from "../engine/training/training-job.ts";
import { RequestError } from "../request-error.ts";
import { readEnum } from "../requests/read-enum.ts";
import { checkNumber, readCount } from "../requests/read-number.ts";
import { readSeed } from "../requests/read-seed.ts";

const schedules: Record<Schedule, RunOptions["schedule"]> = {
  [Schedule.UNSPECIFIED]: "plateau",
  [Schedule.CONSTANT]: "constant",
  [Schedule.PLATEAU]: "plateau",
  [Schedule.COSINE]: "cosine",
};
const losses: Record<Loss, RunOptions["loss"]> = {
  [Loss.UNSPECIFIED]: "softmax",
  [Loss.SOFTMAX]: "softmax",
  [Loss.SIGMOID]: "sigmoid",
};
const augmentations: Record<Augmentation, RunOptions["augmentation"]> = {
  [Augmentation.UNSPECIFIED]: "none",
  [Augmentation.TEN_CROPS]: "ten-crops",
  [Augmentation.RANDOM_CROPS]: "random-crops",
};
const initialisations: Record<Initialisation, RunOptions["initialisation"]> = {
  [Initialisation.UNSPECIFIED]: "he",
  [Initialisation.HE]: "he",
  [Initialisation.GAUSSIAN]: "gaussian-0.01",
};

/** The paper's. */
const usual = {
  batchSize: 128,
  learningRate: 0.01,
  momentum: 0.9,
  epochs: 64,
  filterBound: 0.1,
  dropout: 0.5,
  patience: 5,
  probeImages: 1000,
  snapshotEpochs: [1, 2, 5, 10, 20, 30, 40, 64],
} as const;

const most = { batchSize: 1024, epochs: 1000, patience: 1000, probeImages: 10_000 } as const;

/**
 * How a run is trained, every default filled in.
 * @param images that are learned from, at most
 * @throws RequestError naming the option
 */
export function readTrainingOptions(given: TrainingOptions, images: number): RunOptions {
  const epochs = readCount(given.epochs, usual.epochs, most.epochs, "options.epochs");
  const { schedule, loss, augmentation, initialisation, learningRate } = given;
  return {
    batchSize: readBatchSize(given.batchSize, images),
    learningRate: learningRate === 0 ? usual.learningRate : positive(learningRate, "options.learning_rate"),
    momentum: checkNumber(given.momentum ?? usual.momentum, { from: 0, to: 1, open: "to" }, "options.momentum"),
    weightDecay: checkNumber(given.weightDecay, { from: 0 }, "options.weight_decay"),
    epochs,
    filterBound: checkNumber(given.filterRmsBound ?? usual.filterBound, { from: 0 }, "options.filter_rms_bound"),
    schedule: readEnum(schedules, schedule, "SCHEDULE_CONSTANT, _PLATEAU or _COSINE", "options.schedule"),
    patience: readCount(given.patience, usual.patience, most.patience, "options.patience"),
    loss: readEnum(losses, loss, "LOSS_SOFTMAX or LOSS_SIGMOID", "options.loss"),
    augmentation: readEnum(
      augmentations,
      augmentation,
      "AUGMENTATION_TEN_CROPS or AUGMENTATION_RANDOM_CROPS",
      "options.augmentation",
    ),
    dropout: checkNumber(given.dropout ?? usual.dropout, { from: 0, to: 1, open: "to" }, "options.dropout"),
    initialisation: readEnum(
      initialisations,
      initialisation,
      "INITIALISATION_HE or INITIALISATION_GAUSSIAN",
      "options.initialisation",
    ),
    seed: readSeed(given.seed, "options.seed"),
    snapshotEpochs: readSnapshotEpochs(given.snapshotEpochs, epochs),
    probeImages: Math.min(
      readCount(given.probeImages, usual.probeImages, most.probeImages, "options.probe_images"),
      images,
    ),
  };
}

/** The same for the wire. */
export function writeTrainingOptions(options: RunOptions, inputSize: number) {
  const { filterBound, seed, snapshotEpochs, ...same } = options;
  return {
    ...same,
    filterRmsBound: filterBound,
    seed: BigInt(seed),
    snapshotEpochs: [...snapshotEpochs],
    schedule: codeOf(schedules, options.schedule),
    loss: codeOf(losses, options.loss),
    augmentation: codeOf(augmentations, options.augmentation),
    initialisation: codeOf(initialisations, options.initialisation),
    inputSize,
  };
}

/** The last code that stands for a value: the first is UNSPECIFIED, where it has a default. */
function codeOf<Value>(meanings: Readonly<Record<number, Value>>, value: Value): number {
  const codes = Object.entries(meanings).filter(([, meaning]) => meaning === value);
  return Number(codes.at(-1)?.[0] ?? 0);
}

function readBatchSize(given: number, images: number): number {
  const largest = Math.min(most.batchSize, images);
  if (given > largest) {
    const why = largest === images ? "all images that are learned from" : "the limit";
    throw new RequestError("invalid", `${given} given; expected 1 … ${largest}, ${why}`, "options.batch_size");
  }
  return given === 0 ? Math.min(usual.batchSize, images) : given;
}

function positive(given: number, field: string): number {
  return checkNumber(given, { from: 0, open: "from" }, field);
}

function readSnapshotEpochs(given: readonly number[], epochs: number): number[] {
  const wrong = given.findIndex((epoch) => epoch < 1 || epoch > epochs);
  if (wrong >= 0) {
    const field = `options.snapshot_epochs[${wrong}]`;
    throw new RequestError("invalid", `${given[wrong]} given; expected 1 … ${epochs}, the run's epochs`, field);
  }
  const wanted = given.length === 0 ? usual.snapshotEpochs.filter((epoch) => epoch <= epochs) : given;
  return [...new Set([...wanted, epochs])].sort((a, b) => a - b);
}
