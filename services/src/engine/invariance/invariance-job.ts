import type { Transform } from "@deconvscope/invariance";
import type { EngineImage, ModelFile } from "../engine-jobs.ts";
import type { UnreadableItem } from "../unreadable-image.ts";

/** Grows whenever the same order comes to another result: what was kept before is measured anew. */
export const invarianceRevision = 3;

/** Images that are transformed, each by all amounts. */
export interface InvarianceOrder {
  readonly model: ModelFile;
  readonly images: readonly FollowedImage[];
  readonly transform: Transform;
  readonly amounts: readonly number[];
  /** Each once. */
  readonly layers: readonly string[];
  /** One a channel, in the model's input space. */
  readonly fill: readonly number[];
  /** Whether what the network sees, and what the layers' strongest maps make of it, is drawn. */
  readonly pictures: boolean;
}

export interface FollowedImage {
  readonly image: EngineImage;
  /** Undefined: the class that is most probable untransformed. */
  readonly classIndex: number | undefined;
}

/** An image as it is. */
export interface MeasuredSubject {
  readonly classIndex: number;
  readonly probability: number;
  /** One a layer. */
  readonly norms: readonly number[];
}

/** An image transformed by one of the amounts. */
export interface MeasuredPoint {
  readonly image: number;
  /** An index into the amounts. */
  readonly step: number;
  /** One a layer. */
  readonly distances: readonly number[];
  readonly probability: number;
  /** Only if asked for. */
  readonly shown?: {
    readonly png: Uint8Array;
    /** One a layer. */
    readonly maps: readonly ShownMap[];
  };
}

export interface ShownMap {
  readonly channel: number;
  /** [height, width] */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** First all images as they are, then points as batches are finished; or which of the images cannot be read, and no more. */
export type InvarianceItem =
  | UnreadableItem
  | { readonly kind: "start"; readonly subjects: readonly MeasuredSubject[] }
  | { readonly kind: "points"; readonly points: readonly MeasuredPoint[] };
