import { Augmentation, Initialisation, Loss, Schedule } from "@deconvscope/proto";
import type { DraftKind, OptionsDraft } from "./run-draft.ts";

/** One option of a run: how it is asked for, checked, and said on a command line. */
export interface OptionField {
  key: keyof OptionsDraft;
  label: string;
  /** What the server takes where nothing is given. */
  usual: string;
  hint?: string;
  flag: string;
  /** One of a few, with the number that the contract has for it. */
  choices?: Readonly<Record<string, number>>;
  /** Whole numbers from this one, several with commas; numbers from this one. */
  whole?: number;
  list?: boolean;
  from?: number;
  /** Numbers must be above `from`, or below this. */
  above?: boolean;
  below?: number;
  /** Kinds of run that have it; all but those from elsewhere where left out. */
  only?: readonly DraftKind[];
}

const drawn: readonly DraftKind[] = ["scratch", "ablations"];

/** In the order of the form; the first ones are always seen. */
export const optionFields: readonly OptionField[] = [
  { key: "epochs", label: "Epochs", usual: "64", flag: "--epochs", whole: 1 },
  { key: "batchSize", label: "Batch", usual: "128", hint: "or all images if fewer", flag: "--batch", whole: 1 },
  { key: "learningRate", label: "Learning rate", usual: "0.01", flag: "--rate", from: 0, above: true },
  {
    key: "schedule",
    label: "Schedule",
    usual: "plateau",
    flag: "--schedule",
    choices: { constant: Schedule.CONSTANT, plateau: Schedule.PLATEAU, cosine: Schedule.COSINE },
  },
  { key: "momentum", label: "Momentum", usual: "0.9", flag: "--momentum", from: 0, below: 1 },
  { key: "weightDecay", label: "Weight decay", usual: "0", flag: "--weight-decay", from: 0 },
  { key: "patience", label: "Patience", usual: "5", hint: "epochs without progress", flag: "--patience", whole: 1 },
  { key: "filterRmsBound", label: "Filter RMS bound", usual: "0.1", hint: "0: none", flag: "--bound", from: 0 },
  { key: "dropout", label: "Dropout", usual: "0.5", flag: "--dropout", from: 0, below: 1 },
  {
    key: "augmentation",
    label: "Crops",
    usual: "none",
    flag: "--augment",
    choices: { "ten-crops": Augmentation.TEN_CROPS, random: Augmentation.RANDOM_CROPS },
  },
  {
    key: "loss",
    label: "Loss",
    usual: "softmax",
    hint: "sigmoid: several labels",
    flag: "--loss",
    choices: { softmax: Loss.SOFTMAX, sigmoid: Loss.SIGMOID },
  },
  {
    key: "initialisation",
    label: "Weights begin",
    usual: "he",
    hint: "gaussian: the paper’s",
    flag: "--init",
    choices: { he: Initialisation.HE, gaussian: Initialisation.GAUSSIAN },
    only: drawn,
  },
  {
    key: "inputSize",
    label: "Input, px",
    usual: "the architecture’s",
    flag: "--input-size",
    whole: 16,
    only: drawn,
  },
  { key: "seed", label: "Seed", usual: "0", flag: "--seed", whole: 0 },
  {
    key: "snapshotEpochs",
    label: "Snapshots at epochs",
    usual: "1, 2, 5, 10, 20, 30, 40, 64",
    hint: "and the last",
    flag: "--snapshots",
    whole: 1,
    list: true,
  },
  {
    key: "probeImages",
    label: "Images looked through",
    usual: "1000",
    hint: "at each snapshot, for the strongest",
    flag: "--probe-images",
    whole: 1,
  },
  { key: "imagesPerClass", label: "Images a class", usual: "all", flag: "--images-per-class", whole: 1 },
  {
    key: "testImagesPerClass",
    label: "Measured a class",
    usual: "50 where drawn, else all",
    flag: "--test-images-per-class",
    whole: 1,
  },
  { key: "folds", label: "Folds", usual: "1", hint: "fresh draws", flag: "--folds", whole: 1 },
];

/** The options that a kind of run has. */
export function fieldsOf(kind: DraftKind): readonly OptionField[] {
  if (kind === "external") return [];
  return optionFields.filter(({ only }) => only === undefined || only.includes(kind));
}

/** What is wrong with an option as it is typed; undefined: nothing. */
export function checkOption(
  { list, whole, from, above, below, choices }: OptionField,
  text: string,
): string | undefined {
  if (text.trim() === "" || choices) return undefined;
  const parts = list ? text.split(/[\s,]+/).filter(Boolean) : [text.trim()];
  for (const part of parts) {
    if (whole !== undefined && !(/^\d{1,10}$/.test(part) && Number(part) >= whole)) {
      return `"${part}" given; expected a whole number from ${whole}`;
    }
    const number = Number(part);
    if (from === undefined) continue;
    if (
      !Number.isFinite(number) ||
      number < from ||
      (above && number <= from) ||
      (below !== undefined && number >= below)
    ) {
      const end = below === undefined ? "" : ` and below ${below}`;
      return `"${part}" given; expected a number ${above ? `above ${from}` : `from ${from}`}${end}`;
    }
  }
  return undefined;
}
