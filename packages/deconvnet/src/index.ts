export { applyLayer } from "./apply-layer.ts";
export type { Rule } from "./backward/rule.ts";
export { classProbabilities } from "./class-probabilities.ts";
export { type CompiledNetwork, compileNetwork } from "./compile-network.ts";
export { DeconvnetError, type DeconvnetErrorCode } from "./deconvnet-error.ts";
export { type FeatureMap, findStrongestMaps, placeUnits } from "./find-strongest-maps.ts";
export { averageShares, LOWEST } from "./forward/pool.ts";
export { type ForwardPass, runForward } from "./forward-pass.ts";
export { type LayerWeights, uploadWeights, type WeightName } from "./layer-weights.ts";
export { type MapMaxima, measureMaps } from "./measure/measure-maps.ts";
export { type MeasurementPlan, planMeasurement } from "./measure/plan-measurement.ts";
export { runToLayers } from "./measure/run-to-layers.ts";
export { createPause } from "./pause-computing.ts";
export { type ImagesOptions, type ProjectionOnImage, projectOnImages, type UnitOnImage } from "./project-on-images.ts";
export { type Projection, type ProjectionOptions, projectUnits } from "./project-units.ts";
export { readUnit, readUnits } from "./read-units.ts";
export type { Seed } from "./seed-signal.ts";
export { signalScale } from "./signal-scale.ts";
export {
  MAX_POOL_WITH_SWITCHES,
  type MaxPoolWithSwitchesAttributes,
  type MaxPoolWithSwitchesInputs,
  type MaxPoolWithSwitchesOutputs,
  UNPOOL,
  type UnpoolAttributes,
  type UnpoolInputs,
} from "./switches/switch-kernels.ts";
export { toneSignal } from "./tone-signal.ts";
export type { StrongUnit, Unit } from "./unit.ts";
