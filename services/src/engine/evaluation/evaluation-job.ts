import type { Split } from "@deconvscope/datasets";
import type { Calibration, ClassPrecision, ConfusionCell, ErrorCounts, Mistake } from "@deconvscope/evaluation";
import type { DatasetFiles, ModelFile } from "../engine-jobs.ts";
import type { ImageProblem } from "../scan/scan-job.ts";

/** Grows whenever the same order comes to another result: what was kept before is measured anew. */
export const evaluationRevision = 4;

/** Models that are held against a split's labels, together and each by itself. */
export interface EvaluationOrder {
  readonly models: readonly EvaluatedModel[];
  readonly dataset: DatasetFiles;
  readonly split: string;
  /** The dataset's splits as they were registered. */
  readonly splits: readonly Split[];
  /** Its labels as they were registered. */
  readonly labels: readonly string[];
  /** Evenly spread over the split. */
  readonly images: number;
  readonly crops: "center" | "ten";
  /** Several labels an image. */
  readonly multiLabel: boolean;
  /** Of each label the class of the first model that it meets; −1: none. */
  readonly labelClasses: readonly number[];
  /** Mistakes that are kept. */
  readonly mistakes: number;
}

export interface EvaluatedModel {
  readonly name: string;
  readonly file: ModelFile;
  /** Of each class of the first model this one's. */
  readonly classes: readonly number[];
}

/** What the images so far come to. */
export interface EvaluationCounts {
  /** Images that were looked at, those left out among them. */
  readonly done: number;
  /** Those that were left out since they could not be read. */
  readonly unreadable: number;
  /** Of all models together; nothing where images have several labels. */
  readonly counts: ErrorCounts | undefined;
  /** Of each model, where there are several. */
  readonly models: readonly Pick<ErrorCounts, "images" | "right" | "amongFive">[];
}

/** What is told only when all images are done. */
export interface EvaluationOutcome {
  readonly confusion: readonly ConfusionCell[];
  readonly calibration: Calibration | undefined;
  readonly mistakes: readonly Mistake[];
  /** Where images have several labels. */
  readonly precision: ClassPrecision | undefined;
  /** The first images that were left out. */
  readonly problems: readonly ImageProblem[];
}

/** How many images there are to look at; then what they come to, now and then and at the end. */
export type EvaluationItem =
  /** `unknown`: images that are not looked at, since none of their labels meets a class. */
  | { readonly kind: "start"; readonly images: number; readonly unknown: number }
  | { readonly kind: "counts"; readonly counts: EvaluationCounts }
  | { readonly kind: "end"; readonly counts: EvaluationCounts; readonly outcome: EvaluationOutcome };
