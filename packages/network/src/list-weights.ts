import type { LayerSpec } from "./layer-spec.ts";
import type { Layer } from "./network.ts";
import type { Constant, Shape } from "./shape.ts";

/** A layer's weight as messages and exporters name it. */
export interface NamedWeight {
  readonly name: string;
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** Everything a layer holds: filters, biases, statistics, slopes, constant operands. */
export function listWeights(layer: LayerSpec | Layer): NamedWeight[] {
  switch (layer.operator) {
    case "Conv":
      return [named("filters", layer.filters), ...vectors({ bias: layer.bias })];
    case "Gemm":
      return [named("weights", layer.weights), ...vectors({ bias: layer.bias })];
    case "BatchNormalization":
      return vectors({
        gamma: layer.gamma,
        beta: layer.beta,
        mean: layer.mean,
        variance: layer.variance,
      });
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

function named(name: string, constant: Constant): NamedWeight {
  return { name, shape: constant.shape, data: constant.data };
}

function vectors(entries: Readonly<Record<string, Float32Array | undefined>>): NamedWeight[] {
  return Object.entries(entries).flatMap(([name, data]) => (data ? [{ name, shape: [data.length], data }] : []));
}
