import type { Tensor, TensorInfo } from "@tensorflow/tfjs-core";

/**
 * Kernels that a backend may register for pooling with switches; where it has none, plain operations do the work.
 * `MaxPoolWithSwitches` takes `x` and gives [values, switches], `Unpool` takes `signal` and `switches`.
 */
export const MAX_POOL_WITH_SWITCHES = "MaxPoolWithSwitches";
export const UNPOOL = "Unpool";

/** [b, h, w, c], already padded: windows never hang over it. */
export interface MaxPoolWithSwitchesInputs {
  readonly x: TensorInfo;
}

/**
 * The switches are int32: the flat index, row · w + column, of each window's first maximum (row-major) in its own
 * map of x, for that image and channel.
 */
export interface MaxPoolWithSwitchesAttributes {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
}

/** Signal float32 and switches int32, both [b, oh, ow, c]; the switches count within maps of `shape`. */
export interface UnpoolInputs {
  readonly signal: TensorInfo;
  readonly switches: TensorInfo;
}

/** [b, h, w, c] of the result: each value at its switch, values that meet added, zeros elsewhere. */
export interface UnpoolAttributes {
  readonly shape: readonly [number, number, number, number];
}

/** What `MaxPoolWithSwitches` gives, both [b, oh, ow, c]. */
export type MaxPoolWithSwitchesOutputs = readonly [values: Tensor, switches: Tensor];
