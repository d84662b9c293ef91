import type { MessageInitShape } from "@bufbuild/protobuf";
import {
  Augmentation,
  Initialisation,
  Loss,
  type SamplesSchema,
  Schedule,
  type TrainingOptionsSchema,
} from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { parseCounts, parseFromZero, parsePositive, parseWhole } from "../parse/parse-numbers.ts";

const schedules = { constant: Schedule.CONSTANT, plateau: Schedule.PLATEAU, cosine: Schedule.COSINE } as const;
const losses = { softmax: Loss.SOFTMAX, sigmoid: Loss.SIGMOID } as const;
const augmentations = {
  none: Augmentation.UNSPECIFIED,
  "ten-crops": Augmentation.TEN_CROPS,
  random: Augmentation.RANDOM_CROPS,
} as const;
const initialisations = { he: Initialisation.HE, gaussian: Initialisation.GAUSSIAN } as const;

/** As the server has it. */
const largestSeed = 2 ** 32 - 1;

/** How a run is trained, as the command line says it. */
export interface TrainingFlags {
  readonly epochs?: number;
  readonly batch?: number;
  readonly rate?: number;
  readonly momentum?: number;
  readonly weightDecay?: number;
  readonly schedule?: keyof typeof schedules;
  readonly patience?: number;
  readonly loss?: keyof typeof losses;
  readonly augment?: keyof typeof augmentations;
  readonly dropout?: number;
  readonly bound?: number;
  readonly init?: keyof typeof initialisations;
  readonly inputSize?: number;
  readonly seed: number;
  readonly snapshots?: number[];
  readonly probeImages?: number;
  readonly imagesPerClass?: number;
  readonly testImagesPerClass?: number;
  readonly folds?: number;
}

/** Adds the options that say how a run is trained, and by which images. */
export function addTrainingFlags(command: Command): Command {
  const how = "How it is trained:";
  const images = "Which images:";
  return [
    new Option("-e, --epochs <count>", "how often it sees every image (default: 64, as in the paper)")
      .argParser(parseWhole(1))
      .helpGroup(how),
    new Option("-b, --batch <count>", "images a step (default: 128)").argParser(parseWhole(1)).helpGroup(how),
    new Option("-r, --rate <number>", "learning rate (default: 0.01)").argParser(parsePositive).helpGroup(how),
    new Option("--momentum <number>", "of the descent (default: 0.9)").argParser(parseFromZero).helpGroup(how),
    new Option("--weight-decay <number>", "of weights, a step, in units of the learning rate (default: 0)")
      .argParser(parseFromZero)
      .helpGroup(how),
    new Option("--schedule <schedule>", "of the rate; plateau takes a tenth when validation stalls (default: plateau)")
      .choices(Object.keys(schedules))
      .helpGroup(how),
    new Option("--patience <epochs>", "without a lower validation error before plateau takes a tenth (default: 5)")
      .argParser(parseWhole(1))
      .helpGroup(how),
    new Option("--loss <loss>", "sigmoid: for images with several labels (default: softmax)")
      .choices(Object.keys(losses))
      .helpGroup(how),
    new Option("--augment <how>", "ten-crops: corners and centre, mirrored or not; random: any place (default: none)")
      .choices(Object.keys(augmentations))
      .helpGroup(how),
    new Option("--dropout <share>", "left out at Dropout layers (default: 0.5)")
      .argParser(parseFromZero)
      .helpGroup(how),
    new Option("--bound <rms>", "of convolution filters; 0: none (default: 0.1, as in the paper)")
      .argParser(parseFromZero)
      .helpGroup(how),
    new Option("--init <how>", "how weights begin: He's, or the paper's N(0, 0.01²) (default: he)")
      .choices(Object.keys(initialisations))
      .helpGroup(how),
    new Option("--input-size <pixels>", "side of the square input (default: the architecture's own)")
      .argParser(parseWhole(1))
      .helpGroup(how),
    new Option("--seed <number>", "of all that is drawn")
      .argParser(parseWhole(0, largestSeed))
      .default(0)
      .helpGroup(how),
    new Option("--snapshots <epochs>", "at which the network is kept, like 1,2,5 (default: the paper's, and the last)")
      .argParser(parseCounts)
      .helpGroup(how),
    new Option("--probe-images <count>", "among which each snapshot's strongest are looked for (default: 1000)")
      .argParser(parseWhole(1))
      .helpGroup(how),
    new Option("-s, --split <name>", "to learn from (default: train, or the only one)").helpGroup(images),
    new Option(
      "--validation-split <name>",
      "to be measured by (default: val, validation or test; else images left over)",
    ).helpGroup(images),
    new Option("--images-per-class <count>", "only so many to learn from (default: all)")
      .argParser(parseWhole(1))
      .helpGroup(images),
    new Option("--test-images-per-class <count>", "at most so many are measured (default: 50 where images are drawn)")
      .argParser(parseWhole(1))
      .helpGroup(images),
    new Option("--folds <count>", "fresh draws, each learned from the start (default: 1)")
      .argParser(parseWhole(1))
      .helpGroup(images),
  ].reduce((all, option) => all.addOption(option), command);
}

/** What the flags say, for a request; what they leave out, the server fills in. */
export function readTrainingOptions(flags: TrainingFlags): MessageInitShape<typeof TrainingOptionsSchema> {
  const { epochs, batch, rate, momentum, weightDecay, schedule, patience, loss, augment, dropout, bound, init } = flags;
  return {
    epochs,
    batchSize: batch,
    learningRate: rate,
    momentum,
    weightDecay,
    ...(schedule && { schedule: schedules[schedule] }),
    patience,
    ...(loss && { loss: losses[loss] }),
    ...(augment && { augmentation: augmentations[augment] }),
    dropout,
    filterRmsBound: bound,
    ...(init && { initialisation: initialisations[init] }),
    inputSize: flags.inputSize,
    seed: BigInt(flags.seed),
    snapshotEpochs: flags.snapshots,
    probeImages: flags.probeImages,
  };
}

/** Which images a run learns from and is measured by. */
export function readSamples(flags: TrainingFlags): MessageInitShape<typeof SamplesSchema> {
  const { imagesPerClass, testImagesPerClass, folds } = flags;
  return { imagesPerClass, testImagesPerClass, folds };
}
