import type { DatasetFormat, Preprocessing, Recognised } from "@deconvscope/datasets";
import type { Rule, Seed, StrongUnit, Unit } from "@deconvscope/deconvnet";
import type { Rect } from "@deconvscope/network";
import type { OccludedReading } from "@deconvscope/occlusion";
import type { DiagnosisItem, DiagnosisOrder } from "./diagnosis/diagnosis-job.ts";
import type { EvaluationItem, EvaluationOrder } from "./evaluation/evaluation-job.ts";
import type { FileHeader } from "./file-header.ts";
import type { InvarianceItem, InvarianceOrder } from "./invariance/invariance-job.ts";
import type { ModelAnatomy } from "./model-anatomy.ts";
import type { CorrespondenceItem, CorrespondenceOrder } from "./occlusion/correspondence-job.ts";
import type { FaithfulnessItem, FaithfulnessOrder } from "./occlusion/faithfulness-job.ts";
import type { PlacesOrder, SweepItem, SweepOrder } from "./occlusion/occlusion-job.ts";
import type { KnownDataset } from "./open-datasets.ts";
import type { ScanItem, ScanJob } from "./scan/scan-job.ts";
import type { FeaturesJob, RunSamples, SnapshotFeatures, TrainingItem, TrainingJob } from "./training/training-job.ts";

/** A stored model's file, and what is needed to feed it. */
export interface ModelFile {
  /** Where the bytes lie. */
  readonly path: string;
  /** Of the bytes; the key under which the compiled network is kept warm. */
  readonly sha256: string;
  /** [height, width, channels], where the file leaves it open. */
  readonly inputShape: readonly number[] | undefined;
  readonly preprocessing: Preprocessing;
  /** Trained with a sigmoid a class, whatever softmax stands at its end. */
  readonly independentClasses: boolean;
}

/** How images are to be prepared; an open channel order follows from the network's input. */
export type OpenPreprocessing = Omit<Preprocessing, "channelOrder"> & {
  readonly channelOrder: Preprocessing["channelOrder"] | undefined;
};

export type { DatasetFormat };

/** A registered dataset's files. */
export interface DatasetFiles {
  readonly format: DatasetFormat;
  /** Absolute, links resolved; empty for what is drawn. */
  readonly path: string;
  /** Of what is drawn, where pictures are kept; absent: nowhere. */
  readonly keptIn?: string;
}

/** An image as the engine takes it. */
export type EngineImage =
  | { readonly kind: "encoded"; readonly sha256: string; readonly bytes: Uint8Array }
  | { readonly kind: "dataset"; readonly dataset: DatasetFiles; readonly split: string; readonly index: number }
  | { readonly kind: "tensor"; readonly sha256: string; readonly values: Float32Array };

/** One projected unit, with its pictures. */
export interface ProjectedUnit {
  readonly unit: StrongUnit;
  readonly field: Rect;
  /** 98.5th percentile of |signal| inside the field. */
  readonly scale: number;
  readonly projectionPng: Uint8Array;
  readonly patchPng: Uint8Array;
  /** [height, width, channels] of the whole input, zero outside the field; only if asked for. */
  readonly signal: Float32Array | undefined;
}

/** Units of images whose projections are to be drawn. */
export interface TopsOrder {
  readonly model: ModelFile;
  readonly dataset: DatasetFiles;
  readonly split: string;
  readonly rule: Rule;
  /** Longest side of the pictures; 0: as large as the field. */
  readonly side: number;
  readonly images: readonly { readonly image: number; readonly units: readonly Unit[] }[];
}

/** A unit's pictures. */
export interface DrawnTop {
  readonly image: number;
  readonly unit: Unit;
  /** As it is now. */
  readonly activation: number;
  /** 98.5th percentile of |signal| inside the field. */
  readonly scale: number;
  readonly projectionPng: Uint8Array;
  readonly patchPng: Uint8Array;
}

export interface DatasetSummary {
  readonly splits: readonly { readonly name: string; readonly images: number }[];
  readonly labels: readonly string[];
  /** As many as labels, or none; nothing in what an earlier release registered. */
  readonly labelIds?: readonly string[];
  readonly multiLabel: boolean;
  /** The first of them. */
  readonly problems: readonly string[];
  /** Of all problems; nothing in what an earlier release registered. */
  readonly problemCount?: number;
}

export interface ListedImage {
  readonly index: number;
  readonly labels: readonly number[];
  readonly parts: Readonly<Record<string, Rect>>;
  readonly thumbnailPng: Uint8Array | undefined;
}

/** Everything the engine process is asked to do: what it is given, and what it yields, once or as a stream. */
export interface EngineJobs {
  inspectModel: {
    request: {
      path: string;
      /** [height, width, channels], where the file leaves it open; undefined: as the file says of itself. */
      inputShape: readonly number[] | undefined;
      /** Undefined: as the file says of itself, or pixels as they are. */
      preprocessing: OpenPreprocessing | undefined;
      maxLayers: number;
      /** Of all layers' outputs for one image. */
      maxActivationBytes: number;
    };
    item: {
      anatomy: Required<ModelAnatomy>;
      inputShape: readonly number[] | undefined;
      preprocessing: Preprocessing;
      /** What the file says of itself. */
      header: FileHeader;
    };
  };
  /** Writes the model to `to`. */
  convertModel: {
    request: {
      model: ModelFile;
      format: "onnx" | "tfjs-layers";
      /** What the file is to say of itself, ImportModelHeader as JSON; undefined: nothing. */
      header: object | undefined;
      to: string;
    };
    item: object;
  };
  classify: { request: { model: ModelFile; image: EngineImage }; item: { probabilities: Float64Array } };
  readActivations: {
    request: { model: ModelFile; image: EngineImage; layer: string; channels: readonly number[] };
    item: { shape: readonly number[]; values: Float32Array };
  };
  readFilters: {
    request: { model: ModelFile; layer: string };
    item: { shape: readonly number[]; values: Float32Array };
  };
  projectUnits: {
    request: {
      model: ModelFile;
      image: EngineImage;
      /** The units themselves, those without place at their map's maximum; or how many of a layer's strongest maps. */
      wanted: { units: readonly WantedUnit[] } | { layer: string; count: number };
      rule: Rule;
      seed: Seed;
      together: boolean;
      includeSignal: boolean;
    };
    item: ProjectedUnit;
  };
  /** Slides a square over an image. */
  occlude: { request: SweepOrder; item: SweepItem };
  /** Covers an image at some places. */
  occludeAt: { request: PlacesOrder; item: { classIndex: number; readings: readonly OccludedReading[] } };
  /** Masks the same parts of several images. */
  measureCorrespondence: { request: CorrespondenceOrder; item: CorrespondenceItem };
  /** Puts a map of what matters to the test. */
  measureFaithfulness: { request: FaithfulnessOrder; item: FaithfulnessItem };
  /** Moves, scales or turns images. */
  measureInvariance: { request: InvarianceOrder; item: InvarianceItem };
  /** Draws projections of units on images of a split; those of images that cannot be read any more are left out. */
  projectTops: { request: TopsOrder; item: DrawnTop };
  /** Measures every map over ranges of images: progress, then what came of it. */
  scanImages: { request: ScanJob; item: ScanItem };
  /** Holds models against the labels of a split. */
  evaluate: { request: EvaluationOrder; item: EvaluationItem };
  /** Judges a model's filters and maps, and what its strides lose. */
  diagnose: { request: DiagnosisOrder; item: DiagnosisItem };
  /** Trains the networks of a run, one after another. */
  train: { request: TrainingJob; item: TrainingItem };
  /** Draws which images a run learns from, and counts them. */
  countLearned: {
    request: { dataset: DatasetFiles; summary: DatasetSummary; samples: RunSamples; seed: number };
    item: { images: number };
  };
  /** Finds what excites each map of a snapshot most, and how much that changed since the last. */
  measureFeatures: { request: FeaturesJob; item: SnapshotFeatures };
  /** Reads a dataset's folder anew. */
  openDataset: { request: DatasetFiles; item: DatasetSummary };
  recogniseDataset: { request: { path: string }; item: Recognised };
  listImages: {
    request: {
      dataset: DatasetFiles;
      known: KnownDataset;
      split: string;
      label: number | undefined;
      offset: number;
      limit: number;
      /** Side in pixels; 0: none. */
      thumbnail: number;
    };
    item: readonly ListedImage[];
  };
  /** Of each image, in their order, its labels. */
  imageLabels: {
    request: { dataset: DatasetFiles; known: KnownDataset; split: string; images: readonly number[] };
    item: readonly (readonly number[])[];
  };
  /** What tells images' files from others under their names: those that are given, or so many evenly spread; 0: not there. */
  stampImages: {
    request: {
      dataset: DatasetFiles;
      /** As they were registered. */
      splits: DatasetSummary["splits"];
      split: string;
      images: number | readonly number[];
    };
    item: BigUint64Array;
  };
  readImage: {
    request: { dataset: DatasetFiles; split: string; index: number };
    item: { encoded: Uint8Array; labels: readonly number[]; parts: Readonly<Record<string, Rect>> };
  };
}

/** A unit whose place may be left to its map's maximum. */
export type WantedUnit = Unit | { readonly layer: string; readonly channel: number };

export type EngineJobName = keyof EngineJobs;
