import type { LayerSpec } from "./layer-spec.ts";
import { listWeights } from "./list-weights.ts";
import { formatShape, rejectLayer } from "./reject-layer.ts";
import type { Shape } from "./shape.ts";

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
    const broken = countBroken(data);
    if (broken > 0) {
      rejectLayer(spec, `expected finite ${name}, got ${broken} of ${data.length} values NaN or infinite`);
    }
  }
  for (const { name, data, channels } of channelVectors(spec, input, output)) {
    if (data.length !== channels) {
      rejectLayer(spec, `expected ${channels} values for ${name}, one a channel, got ${data.length}`);
    }
  }
  if (spec.operator === "PRelu") checkSlope(spec, spec.slope.shape, input);
  if (spec.operator === "BatchNormalization" && spec.variance.some((value) => !(value + spec.epsilon > 0))) {
    rejectLayer(
      spec,
      `expected variances above −epsilon (${-spec.epsilon}), got ${spec.variance.reduce((a, b) => Math.min(a, b))}`,
    );
  }
}

function countBroken(data: Float32Array): number {
  let broken = 0;
  for (const value of data) {
    if (!Number.isFinite(value)) broken += 1;
  }
  return broken;
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
