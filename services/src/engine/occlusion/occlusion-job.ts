import type { StrongUnit } from "@deconvscope/deconvnet";
import type { DropOnRects, OccludedReading, Place, Tile } from "@deconvscope/occlusion";
import type { EngineImage, ModelFile, ProjectedUnit } from "../engine-jobs.ts";

/** What a square shows. */
export type Fill =
  /** One value a channel, in the model's input space. */
  | { readonly kind: "constant"; readonly values: readonly number[] }
  | { readonly kind: "noise"; readonly seed: number }
  | { readonly kind: "blur" };

/** An image that a square covers. */
export interface OcclusionOrder {
  readonly model: ModelFile;
  readonly image: EngineImage;
  /** Side of the square in pixels. */
  readonly patch: number;
  readonly fill: Fill;
  readonly layer: string;
  /** Undefined: the class that is most probable unoccluded. */
  readonly classIndex: number | undefined;
}

/** The square at all places of a grid. */
export interface SweepOrder extends OcclusionOrder {
  readonly stride: number;
}

/** The square at some places. */
export interface PlacesOrder extends OcclusionOrder {
  readonly places: readonly Place[];
}

/** What is read with the square at a tile of the grid. */
export type TileReading = Tile & OccludedReading;

/** First what there is without a square, then tiles coarse to fine, at last what they come to. */
export type SweepItem =
  | {
      readonly kind: "start";
      readonly classIndex: number;
      readonly reading: OccludedReading;
      readonly unit: StrongUnit;
    }
  | { readonly kind: "tiles"; readonly tiles: readonly TileReading[] }
  | {
      readonly kind: "summary";
      /** [height, width] */
      readonly probability: Float32Array;
      readonly activity: Float32Array;
      /** [rows, columns] */
      readonly topClasses: Int32Array;
      readonly projection: ProjectedUnit;
      /** Of the image's parts; undefined where none are known. */
      readonly onParts: DropOnRects | undefined;
    };
