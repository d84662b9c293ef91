import type { Preprocessing, Split } from "@deconvscope/datasets";
import type { Shape } from "@deconvscope/network";
import type { DatasetFiles } from "../engine-jobs.ts";
import type { ImageProblem } from "./scan-job.ts";

/** What a network takes of an image. */
export interface ImageForm {
  readonly preprocessing: Preprocessing;
  /** [height, width, channels] */
  readonly inputShape: Shape;
}

/** Which images a thread prepares, and how. */
export interface ImageThreadSettings extends ImageForm {
  readonly dataset: DatasetFiles;
  readonly split: string;
  /** The dataset's splits as they were registered. */
  readonly splits: readonly Split[];
  /** Its classes, which it has to have still; absent: whichever it has. */
  readonly labels?: readonly string[];
  /** Forms that every image takes as well, decoded once for all: their rows lie behind those of the first. */
  readonly others?: readonly ImageForm[];
  readonly maxPixels: number;
  /** Pixels of so many bytes are kept once they are decoded, for images that are asked for again; absent: none. */
  readonly keptBytes?: number;
}

/** Numbers that both sides see. */
export type SharedValues = Float32Array<SharedArrayBuffer>;

/** Asks for a batch of images. */
export interface BatchOrder {
  readonly id: number;
  readonly images: readonly number[];
  /** [b, h, w, c] of each form, to be filled. */
  readonly values: SharedValues;
}

/** A batch as a network takes it. */
export interface PreparedBatch {
  /** [b, h, w, c] of each form; rows beyond `images` repeat the last. */
  readonly values: SharedValues;
  /** Images that could be read, one a row. */
  readonly images: readonly number[];
  readonly problems: readonly ImageProblem[];
}

export type BatchReply =
  | { readonly id: number; readonly batch: PreparedBatch }
  | {
      readonly id: number;
      readonly failure: { readonly name: string; readonly code: string; readonly message: string };
    };
