export { type DropOnRects, dropOnRects } from "./drop-on-rects.ts";
export { fillBlurred, fillConstant, fillNoise } from "./fill.ts";
export { OcclusionError, type OcclusionErrorCode } from "./occlusion-error.ts";
export { type OccludedReading, type OcclusionOptions, OcclusionSweep } from "./occlusion-sweep.ts";
export { orderTiles } from "./order-tiles.ts";
export { spreadOverPixels } from "./spread-over-pixels.ts";
export { type Place, placeOf, type SquareGrid, squareGrid, type Tile } from "./square-grid.ts";
export { countWork } from "./windows/count-work.ts";
export { planWindows, type WindowPlan } from "./windows/plan-windows.ts";
