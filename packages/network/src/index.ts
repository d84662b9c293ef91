export { buildNetwork } from "./build-network.ts";
export { inferShape } from "./infer-shape.ts";
export type { LayerSpec } from "./layer-spec.ts";
export type { Layer, LayerOf, Network } from "./network.ts";
export { NetworkError, type NetworkErrorCode } from "./network-error.ts";
export type { ElementOrder, Operand, Operator, OperatorName } from "./operator.ts";
export type { Constant, Pads, Pair, Shape } from "./shape.ts";
