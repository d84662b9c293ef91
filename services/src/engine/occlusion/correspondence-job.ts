import type { Rect } from "@deconvscope/network";
import type { PartCorrespondence } from "@deconvscope/occlusion";
import type { EngineImage, ModelFile } from "../engine-jobs.ts";
import type { UnreadableItem } from "../unreadable-image.ts";
import type { Fill } from "./occlusion-job.ts";

/** Images of which the same parts are masked. */
export interface CorrespondenceOrder {
  readonly model: ModelFile;
  readonly images: readonly MaskedImage[];
  /** Empty: the last convolution and the last dense layer before the classifier. */
  readonly layers: readonly string[];
  /** Of the control. */
  readonly randomDraws: number;
  readonly seed: number;
  readonly fill: Fill;
}

export interface MaskedImage {
  readonly image: EngineImage;
  /** In pixels of the network's input, the same names in every image. */
  readonly parts: ReadonlyMap<string, Rect>;
}

/** A part at a layer; without signs where they would be too many. */
export type FoundPart = Omit<PartCorrespondence, "signs"> & { readonly signs: Int8Array | undefined };

/**
 * First the layers; then how far it is, and what was found since the last one; or which of the images cannot be read, and no
 * more.
 */
export type CorrespondenceItem =
  | UnreadableItem
  | { readonly kind: "start"; readonly layers: readonly string[] }
  | { readonly kind: "step"; readonly done: number; readonly total: number; readonly found: readonly FoundPart[] };
