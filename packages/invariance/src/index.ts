export { amountBounds, isIdentity, paperAmounts, type Transform } from "./amounts.ts";
export type { Drawer } from "./drawing.ts";
export { imagesPerBatch } from "./images-per-batch.ts";
export { InvarianceError, type InvarianceErrorCode } from "./invariance-error.ts";
export { type InvarianceOptions, type InvarianceReading, measureInvariance } from "./measure-invariance.ts";
export { OriginalFeatures } from "./original-features.ts";
export { mapShape } from "./pick-map.ts";
export { transformImage } from "./transform-image.ts";
