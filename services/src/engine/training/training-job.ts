import type { Preprocessing } from "@deconvscope/datasets";
import type { Architecture, Initialisation } from "@deconvscope/network";
import type { MapWinner } from "@deconvscope/training";
import type { DatasetFiles, DatasetSummary, ModelFile } from "../engine-jobs.ts";

/** How the networks of a run are trained, every default filled in. */
export interface RunOptions {
  readonly batchSize: number;
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
  readonly epochs: number;
  /** 0: no bound. */
  readonly filterBound: number;
  readonly schedule: "constant" | "plateau" | "cosine";
  /** Epochs without a lower validation error before a plateau's rate falls. */
  readonly patience: number;
  readonly loss: "softmax" | "sigmoid";
  readonly augmentation: "none" | "ten-crops" | "random-crops";
  readonly dropout: number;
  readonly initialisation: Initialisation;
  readonly seed: number;
  /** Ascending; the last epoch is always among them. */
  readonly snapshotEpochs: readonly number[];
  readonly probeImages: number;
}

/** Which images a run learns from and is measured by. */
export interface RunSamples {
  readonly split: string;
  /** Equal to `split`: images of it that are not learned from. */
  readonly validationSplit: string;
  /** 0: all. */
  readonly imagesPerClass: number;
  /** 0: all. */
  readonly testImagesPerClass: number;
  readonly folds: number;
}

/** What a run trains. */
export type RunKind =
  | { readonly kind: "scratch"; readonly architecture: Architecture }
  | { readonly kind: "transfer"; readonly frozenThrough: string; readonly keepClassifier: boolean }
  | { readonly kind: "probes"; readonly layers: readonly string[] }
  | {
      readonly kind: "ablations";
      readonly variants: readonly { readonly name: string; readonly architecture: Architecture }[];
    };

/** Trains what a run asks for, from its last checkpoint if it has one. */
export interface TrainingJob {
  /** Architectures have as many classes as the dataset, and the input size they are trained with. */
  readonly training: RunKind;
  readonly options: RunOptions;
  readonly samples: RunSamples;
  readonly dataset: DatasetFiles;
  readonly summary: DatasetSummary;
  /** Of a transfer and of probes. */
  readonly model: ModelFile | undefined;
  /** The last checkpoint, and its step among all the run's. */
  readonly checkpoint: { readonly path: string; readonly step: number } | undefined;
  /** Between two checkpoints. */
  readonly checkpointSeconds: number;
  /** Where what is known of the last snapshot's features lies, to compare the next with. */
  readonly lastFeatures: string | undefined;
  /** Folder in which to write files; they are the reader's as soon as it was told of them. */
  readonly folder: string;
}

/** A file that was written and synced. */
export interface WrittenFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Means since the point before. */
export interface MetricsPoint {
  /** Of all networks, those that have ended too. */
  readonly step: number;
  /** Of this network, with its fraction. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  readonly rate: number;
  readonly imagesPerSecond: number;
  readonly values: Readonly<Record<string, number>>;
  /** Which network: name and fold; empty where there is one. */
  readonly fit: string;
}

export interface LayerWinners {
  readonly layer: string;
  /** One a map, by channel; images are indices of the training split. */
  readonly maps: readonly MapWinner[];
  /** Share of the maps with another image than at the snapshot before. */
  readonly jumps: number | undefined;
  /** Mean cosine distance of the followed maps' projections from the snapshot before. */
  readonly change: number | undefined;
}

/** A followed map's projection at its winner. */
export interface FollowedMap {
  readonly layer: string;
  readonly channel: number;
  /** Another image than at the snapshot before. */
  readonly jump: boolean;
  /** 98.5th percentile of |signal| inside the field. */
  readonly scale: number;
  readonly projectionPng: Uint8Array;
  readonly patchPng: Uint8Array;
}

/** What the features of a network are at a snapshot. */
export interface SnapshotFeatures {
  readonly probeImages: number;
  readonly layers: readonly LayerWinners[];
  readonly followed: readonly FollowedMap[];
  /** What the next snapshot is compared with. */
  readonly file: WrittenFile;
}

/** A trained network's worth. */
export interface FoldOutcome {
  /** Of the layer or variant; the run's name is left to the reader where there is one network. */
  readonly name: string;
  readonly fold: number;
  readonly meanClassAccuracy: number;
  /** One a class; -1 without test images; average precision where images have several labels. */
  readonly classAccuracies: readonly number[];
  readonly trainingError?: number;
  readonly top1Error?: number;
  readonly top5Error?: number;
  readonly tenCropTop1Error?: number;
  readonly tenCropTop5Error?: number;
  readonly parameters: number;
  readonly trainingImages: number;
  readonly testImages: number;
}

/** Seconds since the item before, by what they were spent on. */
export interface TrainingCost {
  readonly training: number;
  readonly validation: number;
  readonly snapshot: number;
  readonly checkpoint: number;
}

/** What a run tells of itself, in order. A checkpoint stands for everything before it. */
export type TrainingItem = { readonly cost: TrainingCost } & (
  | { readonly kind: "begin"; readonly steps: number; readonly stepsPerEpoch: number; readonly step: number }
  | { readonly kind: "metrics"; readonly point: MetricsPoint }
  | { readonly kind: "outcome"; readonly outcome: FoldOutcome }
  | {
      readonly kind: "snapshot";
      readonly step: number;
      readonly epoch: number;
      readonly fit: string;
      readonly validationAccuracy: number | undefined;
      readonly model: WrittenFile;
      readonly preprocessing: Preprocessing;
      /** Nothing for networks of runs of several. */
      readonly features: SnapshotFeatures | undefined;
      readonly seconds: number;
    }
  | { readonly kind: "checkpoint"; readonly step: number; readonly file: WrittenFile }
);

/** Measures the features of a snapshot that was trained elsewhere. */
export interface FeaturesJob {
  readonly model: ModelFile;
  readonly dataset: DatasetFiles;
  readonly split: string;
  readonly probeImages: number;
  readonly lastFeatures: string | undefined;
  readonly folder: string;
}
