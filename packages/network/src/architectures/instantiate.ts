import { buildNetwork } from "../build-network.ts";
import { inferShape } from "../infer-shape.ts";
import type { LayerSpec } from "../layer-spec.ts";
import type { Network } from "../network.ts";
import type { Operator } from "../operator.ts";
import { rejectLayer } from "../reject-layer.ts";
import type { Constant, Shape } from "../shape.ts";
import type { Architecture, ArchitectureLayer } from "./architecture.ts";
import { drawGaussian } from "./draw-gaussian.ts";

/** N(0, 2 / inputs of a unit), or the paper's N(0, 0.01²). */
export type Initialisation = "he" | "gaussian-0.01";

const MOST_WEIGHTS = 2 ** 28;

/**
 * A network of random weights and zero biases; its input layer is named "input".
 * @param random uniform in [0, 1); the same numbers give the same network
 * @throws NetworkError naming the layer that does not fit the one before it
 * @see He et al. 2015
 */
export function instantiate(architecture: Architecture, random: () => number, initialise: Initialisation): Network {
  const input: LayerSpec = {
    operator: "Input",
    name: "input",
    inputs: [],
    shape: architecture.inputShape,
  };
  const specs: LayerSpec[] = [input];
  let last = input.name;
  let shape = inferShape(input, []);
  for (const layer of architecture.layers) {
    const draw = (weights: Shape): Constant => drawWeights(layer, weights, random, initialise);
    const spec: LayerSpec = {
      name: layer.name,
      inputs: [last],
      ...giveWeights(layer, shape, draw),
    };
    shape = inferShape(spec, [shape]);
    last = spec.name;
    specs.push(spec);
  }
  return buildNetwork(specs, last);
}

function giveWeights(
  layer: ArchitectureLayer,
  input: Shape,
  draw: (shape: Shape) => Constant,
): Exclude<Operator, { operator: "Input" }> {
  switch (layer.operator) {
    case "Conv": {
      const { operator, kernel, strides, padding, groups, filters } = layer;
      return {
        operator,
        kernel,
        strides,
        pads: { top: padding, left: padding, bottom: padding, right: padding },
        dilations: [1, 1],
        groups,
        filters: draw([...kernel, Math.floor((input.at(-1) ?? 0) / groups), filters]),
        bias: new Float32Array(filters),
      };
    }
    case "Gemm":
      return {
        operator: "Gemm",
        weights: draw([input.at(-1) ?? 0, layer.units]),
        bias: new Float32Array(layer.units),
      };
    case "MaxPool": {
      const { operator, kernel, strides, ceil } = layer;
      return {
        operator,
        kernel,
        strides,
        ceil,
        dilations: [1, 1],
        pads: { top: 0, left: 0, bottom: 0, right: 0 },
      };
    }
    case "LRN": {
      const { operator, size, alpha, beta, bias } = layer;
      return { operator, size, alpha, beta, bias };
    }
    case "Flatten":
      return {
        operator: "Flatten",
        shape: [input.reduce((product, length) => product * length, 1)],
        order: "channels-first",
      };
    case "Softmax":
      return { operator: "Softmax", axes: [input.length - 1] };
    case "Dropout":
    case "Relu":
      return { operator: layer.operator };
  }
}

/** The last axis counts the units, the others what each reads. */
function drawWeights(
  layer: ArchitectureLayer,
  shape: Shape,
  random: () => number,
  initialise: Initialisation,
): Constant {
  const count = shape.reduce((product, length) => product * length, 1);
  if (!shape.every((length) => Number.isInteger(length) && length >= 1) || count > MOST_WEIGHTS) {
    rejectLayer(layer, `expected weights of 1 to ${MOST_WEIGHTS} values, got [${shape.join(", ")}]`);
  }
  const reads = count / (shape.at(-1) ?? 1);
  const deviation = initialise === "he" ? Math.sqrt(2 / reads) : 0.01;
  return { shape, data: drawGaussian(count, deviation, random) };
}
