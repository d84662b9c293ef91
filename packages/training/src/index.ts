export type { BatchBuffers, BatchData, BatchPlan, BatchPosition, BatchSource } from "./batch-source.ts";
export { boundFilters } from "./bound-filters.ts";
export { decodeCheckpoint, encodeCheckpoint } from "./checkpoint.ts";
export { computeFeatures, type FeatureOptions } from "./compute-features.ts";
export { type Crop, cropImage, drawCrop } from "./crop-image.ts";
export { type CropOptions, cropsOf, type WholeImage, type WholeImages } from "./cropped-images.ts";
export { crossEntropy } from "./cross-entropy.ts";
export { drawSamples, type SampledSplits, type SampleOptions, type Samples } from "./draw-samples.ts";
export { chooseFollowed } from "./evolution/choose-followed.ts";
export { compareFeatures, countJumps, type LayerChange } from "./evolution/compare-features.ts";
export { compareFields } from "./evolution/compare-fields.ts";
export { decodeFeatures, encodeFeatures } from "./evolution/features-file.ts";
export { describeField, type FollowedField, findBefore, type LayerFeatures } from "./evolution/layer-features.ts";
export { listFollowedLayers } from "./evolution/list-followed-layers.ts";
export { type MapField, noField, placeInField } from "./evolution/map-field.ts";
export type { LayerWinners, MapWinner } from "./evolution/map-winner.ts";
export { measureWinners, type ProbeBatch } from "./evolution/measure-winners.ts";
export { type FollowedWinner, type ProjectedWinner, projectWinners } from "./evolution/project-winners.ts";
export { type Features, featureBatches } from "./features.ts";
export { batchesOf } from "./fill-batches.ts";
export { constantRate, cosineRate, type LearningRate, stepRate } from "./learning-rate.ts";
export { type LargeFilter, listLargeFilters } from "./list-large-filters.ts";
export type { Loss } from "./loss.ts";
export { measureAccuracy } from "./measure-accuracy.ts";
export { measureErrors } from "./measure-errors.ts";
export { measurePrecision } from "./measure-precision.ts";
export { type MomentumDescent, makeMomentumDescent } from "./momentum-descent.ts";
export { type PlateauRate, type PlateauState, plateauRate } from "./plateau-rate.ts";
export { type PrefetchedBatches, type PrefetchOptions, prefetchBatches } from "./prefetch-batches.ts";
export type { Dropout } from "./run-layers.ts";
export { type ScoredBatch, type ScoringOptions, scoreImages } from "./score-images.ts";
export { shuffle } from "./shuffle.ts";
export { sigmoidCrossEntropy } from "./sigmoid-cross-entropy.ts";
export { type TrainingProgress, train } from "./train.ts";
export { type Batch, type StepOptions, type StepResult, trainStep } from "./train-step.ts";
export {
  makeTrainable,
  type TrainableNetwork,
  type TrainableOptions,
  type TrainableWeight,
} from "./trainable-network.ts";
export { TrainingError, type TrainingErrorCode } from "./training-error.ts";
export type { ImageLabels, TrainingImages } from "./training-images.ts";
export type { TrainingOptions } from "./training-options.ts";
export type { TrainingState, WeightState } from "./training-state.ts";
