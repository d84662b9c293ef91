import type { Rule } from "@deconvscope/deconvnet";
import type { FaithfulnessCurves } from "@deconvscope/occlusion";
import type { EngineImage, ModelFile, WantedUnit } from "../engine-jobs.ts";
import type { Fill } from "./occlusion-job.ts";

/** A map that says which pixels matter. */
export type MapOrder =
  /** What a sweep's probability lost at each pixel. */
  | {
      readonly kind: "occlusion";
      readonly patch: number;
      readonly stride: number;
      readonly fill: Fill;
      readonly layer: string;
    }
  /** The magnitude of a unit's projection at each pixel. */
  | { readonly kind: "projection"; readonly unit: WantedUnit; readonly rule: Rule };

/** A map that is put to the test. */
export interface FaithfulnessOrder {
  readonly model: ModelFile;
  readonly image: EngineImage;
  /** Undefined: the most probable class. */
  readonly classIndex: number | undefined;
  readonly map: MapOrder;
  readonly steps: number;
  readonly randomOrders: number;
  readonly seed: number;
  /** Whether the map is also computed with weights drawn anew, layer after layer from the last. */
  readonly randomiseWeights: boolean;
}

/** First the class, then how far it is, and what came of it in between. */
export type FaithfulnessItem =
  | { readonly kind: "start"; readonly classIndex: number }
  /** Places of squares, projections and passes together. */
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "curves"; readonly curves: FaithfulnessCurves }
  | { readonly kind: "randomised"; readonly layer: string; readonly similarity: number; readonly complete: boolean };
