export { correspondenceLayers } from "./correspondence/correspondence-layers.ts";
export {
  type CorrespondenceOptions,
  type CorrespondenceStep,
  measureCorrespondence,
} from "./correspondence/measure-correspondence.ts";
export type { PartCorrespondence } from "./correspondence/part-correspondence.ts";
export type { PartImage } from "./correspondence/part-image.ts";
export { type DropOnRects, dropOnRects } from "./drop-on-rects.ts";
export type { FaithfulnessCurves } from "./faithfulness/faithfulness-curves.ts";
export {
  type FaithfulnessOptions,
  type FaithfulnessStep,
  measureFaithfulness,
} from "./faithfulness/measure-faithfulness.ts";
export { layersToRandomise, randomiseWeights } from "./faithfulness/randomise-weights.ts";
export { rankCorrelation } from "./faithfulness/rank-correlation.ts";
export { fillBlurred, fillConstant, fillNoise } from "./fill.ts";
export { OcclusionError, type OcclusionErrorCode } from "./occlusion-error.ts";
export { type OccludedReading, type OcclusionOptions, OcclusionSweep } from "./occlusion-sweep.ts";
export { orderTiles } from "./order-tiles.ts";
export { spreadOverPixels } from "./spread-over-pixels.ts";
export { type Place, placeOf, type SquareGrid, squareGrid, type Tile } from "./square-grid.ts";
export { countWork } from "./windows/count-work.ts";
export { planWindows, type WindowPlan } from "./windows/plan-windows.ts";
