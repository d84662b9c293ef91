export type {
  Architecture,
  ArchitectureLayer,
} from "./architectures/architecture.ts";
export { ArchitectureError } from "./architectures/architecture-error.ts";
export { architectures } from "./architectures/architectures.ts";
export { type CheckedArchitecture, type CheckedLayer, checkArchitecture } from "./architectures/check-architecture.ts";
export type { Initialisation } from "./architectures/draw-weights.ts";
export { fitArchitecture } from "./architectures/fit-architecture.ts";
export { instantiate } from "./architectures/instantiate.ts";
export { readArchitecture } from "./architectures/read-architecture.ts";
export { seedAfter, seededRandom } from "./architectures/seeded-random.ts";
export { buildNetwork } from "./build-network.ts";
export { collectAncestors } from "./collect-ancestors.ts";
export { countFlops } from "./count-flops.ts";
export { countParameters } from "./count-parameters.ts";
export { type CutNetwork, cutNetwork } from "./cut-network.ts";
export { type Classifier, findClassifier } from "./find-classifier.ts";
export { findScoringLayer } from "./find-scoring-layer.ts";
export { inferShape } from "./infer-shape.ts";
export { isProjectable } from "./is-projectable.ts";
export { joinNetworks } from "./join-networks.ts";
export type { LayerSpec } from "./layer-spec.ts";
export { linearClassifier } from "./linear-classifier.ts";
export { listCuts } from "./list-cuts.ts";
export { listJudgedLayers } from "./list-judged-layers.ts";
export { listProbeLayers } from "./list-probe-layers.ts";
export type { Layer, LayerOf, Network } from "./network.ts";
export { NetworkError, type NetworkErrorCode } from "./network-error.ts";
export { readOnnx, readOnnxMetadata, setOnnxMetadata, writeOnnx } from "./onnx/index.ts";
export type {
  ElementOrder,
  Operand,
  Operator,
  OperatorName,
} from "./operator.ts";
export { type ReceptiveField, receptiveFields } from "./receptive-fields.ts";
export { replaceClassifier } from "./replace-classifier.ts";
export type { Constant, Pads, Pair, Shape } from "./shape.ts";
export { readTfjsLayers, writeTfjsLayers } from "./tfjs/index.ts";
export { toProbabilities } from "./to-probabilities.ts";
export { type Rect, unitReceptiveField } from "./unit-receptive-field.ts";
