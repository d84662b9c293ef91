import type { Split } from "@deconvscope/datasets";
import type { DatasetFiles, ModelFile } from "../engine-jobs.ts";

/** Images `from` … `to` − 1 of a split. */
export interface ImageRange {
  readonly from: number;
  readonly to: number;
}

/** Measures every map of some layers over some images. */
export interface ScanJob {
  readonly model: ModelFile;
  readonly dataset: DatasetFiles;
  readonly split: string;
  /** The dataset's splits as they were registered. */
  readonly splits: readonly Split[];
  /** Its classes, which it has to have still. */
  readonly labels: readonly string[];
  readonly ranges: readonly ImageRange[];
  readonly layers: readonly string[];
  /** Strongest activations that are kept of each map. */
  readonly k: number;
}

/** One layer's summary, as LayerSummary encodes it. */
export interface LayerPart {
  readonly layer: string;
  readonly summary: Uint8Array;
}

/** An image that was left out. */
export interface ImageProblem {
  readonly image: number;
  readonly why: string;
}

/** What scanned images come to. */
export interface ScanDelta {
  readonly parts: readonly LayerPart[];
  /** Images that were tried, those left out among them. */
  readonly images: number;
  readonly problems: readonly ImageProblem[];
}

/** Progress, now and then; at the end what came of it. */
export type ScanItem =
  | { readonly kind: "progress"; readonly images: number }
  | { readonly kind: "delta"; readonly delta: ScanDelta };
