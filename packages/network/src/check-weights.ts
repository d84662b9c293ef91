import type { LayerSpec } from "./layer-spec.ts";
import { formatShape, rejectLayer } from "./reject-layer.ts";
import type { Constant, Shape } from "./shape.ts";

/** A layer's weight as messages and exporters name it. */
export interface NamedWeight {
  readonly name: string;
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** Everything a layer holds: filters, biases, statistics, slopes, constant operands. */
export function listWeights(layer: LayerSpec | { readonly operator: "Input" }): NamedWeight[] {
  switch (layer.operator) {
    case "Conv":
      return [named("filters", layer.filters), ...vectors({ bias: layer.bias })];
    case "Gemm":
      return [named("weights", layer.weights), ...vectors({ bias: layer.bias })];
    case "BatchNormalization":
      return vectors({ gamma: layer.gamma, beta: layer.beta, mean: layer.mean, variance: layer.variance });
    case "InstanceNormalization":
      return vectors({ gamma: layer.gamma, beta: layer.beta });
    case "PRelu":
      return [named("slope", layer.slope)];
    case "MatMul":
    case "Add":
    case "Sub":
    case "Mul":
    case "Div":
      return layer.operands.flatMap((operand) => ("constant" in operand ? [named("constant", operand.constant)] : []));
    default:
      return [];
  }
}

/**
 * Checks that a layer's weights are as long as its input and their own shapes ask, and finite.
 * @throws NetworkError "inconsistent"
 */
export function checkWeights(spec: LayerSpec, input: Shape, output: Shape): void {
  for (const { name, shape, data } of listWeights(spec)) {
    const wanted = shape.reduce((product, length) => product * length, 1);
    if (data.length !== wanted) {
      rejectLayer(spec, `expected ${wanted} values for ${name} ${formatShape(shape)}, got ${data.length}`);
    }
    const broken = data.reduce((count, value) => (Number.isFinite(value) ? count : count + 1), 0);
    if (broken > 0)
      rejectLayer(spec, `expected finite ${name}, got ${broken} of ${data.length} values NaN or infinite`);
  }
  for (const { name, data, channels } of channelVectors(spec, input, output)) {
    if (data.length !== channels) {
      rejectLayer(spec, `expected ${channels} values for ${name}, one a channel, got ${data.length}`);
    }
  }
  if (spec.operator === "PRelu") checkSlope(spec, spec.slope.shape, input);
}

function channelVectors(
  spec: LayerSpec,
  input: Shape,
  output: Shape,
): { name: string; data: Float32Array; channels: number }[] {
  const channels = (spec.operator === "Conv" || spec.operator === "Gemm" ? output : input).at(-1) ?? 1;
  return listWeights(spec)
    .filter(({ name, shape }) => shape.length === 1 && name !== "slope" && name !== "constant")
    .map(({ name, data }) => ({ name, data, channels }));
}

function checkSlope(spec: LayerSpec, slope: Shape, input: Shape): void {
  const fits = slope.length === input.length && slope.every((length, axis) => length === 1 || length === input[axis]);
  if (slope.length > 0 && !fits) {
    rejectLayer(spec, `expected a slope that repeats over ${formatShape(input)}, got ${formatShape(slope)}`);
  }
}

function named(name: string, constant: Constant): NamedWeight {
  return { name, shape: constant.shape, data: constant.data };
}

function vectors(entries: Readonly<Record<string, Float32Array | undefined>>): NamedWeight[] {
  return Object.entries(entries).flatMap(([name, data]) => (data ? [{ name, shape: [data.length], data }] : []));
}
