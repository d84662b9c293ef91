import type { LayerSpec } from "../layer-spec.ts";
import type { Constant, Pads, Pair, Shape } from "../shape.ts";

/** An input named "input". */
export function inputSpec(shape: Shape): LayerSpec {
  return { operator: "Input", name: "input", inputs: [], shape };
}

/** A convolution of deterministic weights that differ from each other; square unless told otherwise. */
export function convSpec(
  name: string,
  from: string,
  options: {
    kernel?: Pair;
    strides?: Pair;
    dilations?: Pair;
    pads?: Pads;
    groups?: number;
    channels: number;
    filters: number;
  },
): LayerSpec & { operator: "Conv" } {
  const {
    kernel = [3, 3],
    strides = [1, 1],
    dilations = [1, 1],
    pads = padsOf(0),
    groups = 1,
    channels,
    filters,
  } = options;
  const shape = [...kernel, channels / groups, filters];
  return {
    operator: "Conv",
    name,
    inputs: [from],
    kernel,
    strides,
    dilations,
    pads,
    groups,
    filters: { shape, data: wave(shape.reduce((product, length) => product * length, 1)) },
    bias: wave(filters),
  };
}

export function poolSpec(
  name: string,
  from: string,
  options: { kernel?: Pair; strides?: Pair; dilations?: Pair; pads?: Pads; ceil?: boolean } = {},
): LayerSpec & { operator: "MaxPool" } {
  const { kernel = [3, 3], strides = [2, 2], dilations = [1, 1], pads = padsOf(0), ceil = false } = options;
  return { operator: "MaxPool", name, inputs: [from], kernel, strides, dilations, pads, ceil };
}

export function reluSpec(name: string, from: string): LayerSpec {
  return { operator: "Relu", name, inputs: [from] };
}

export function padsOf(top: number, left = top, bottom = top, right = left): Pads {
  return { top, left, bottom, right };
}

/** Values between −1 and 1 without a pattern that a transposition would leave as it is. */
export function wave(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => Math.sin(index * 1.7 + 0.3));
}

/** Zeros. */
export function constantOf(shape: Shape): Constant {
  return { shape, data: new Float32Array(shape.reduce((product, length) => product * length, 1)) };
}
