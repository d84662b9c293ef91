import type { Split } from "@deconvscope/datasets";
import type { Finding, JudgedBank, LayerFigures } from "@deconvscope/diagnosis";
import type { DatasetFiles, ModelFile } from "../engine-jobs.ts";
import type { ImageProblem } from "../scan/scan-job.ts";

/** Grows whenever the same order comes to another result: what was kept before is measured anew. */
export const diagnosisRevision = 6;

/** A model that is diagnosed. */
export interface DiagnosisOrder {
  readonly model: ModelFile;
  /** Undefined: its filters alone. */
  readonly images: DiagnosedImages | undefined;
}

export interface DiagnosedImages {
  readonly dataset: DatasetFiles;
  readonly split: string;
  /** The dataset's splits as they were registered. */
  readonly splits: readonly Split[];
  /** Images of the split. */
  readonly among: number;
  /** Evenly spread over the split. */
  readonly count: number;
  /** Of these, evenly spread, so many show what strides lose. */
  readonly aliasing: number;
}

/** First the filters; then what the images so far come to, now and then; at the end the findings too. */
export type DiagnosisItem =
  | { readonly kind: "filters"; readonly bank: JudgedBank | undefined }
  | { readonly kind: "figures"; readonly figures: DiagnosisFigures }
  | { readonly kind: "end"; readonly figures: DiagnosisFigures; readonly findings: readonly Finding[] };

export interface DiagnosisFigures {
  /** Images that were looked at, those left out among them. */
  readonly done: number;
  /** Spectra only at the end. */
  readonly layers: readonly LayerFigures[];
  /** Of these, left out. */
  readonly unreadable: number;
  /** The first images that were left out. */
  readonly problems: readonly ImageProblem[];
}
