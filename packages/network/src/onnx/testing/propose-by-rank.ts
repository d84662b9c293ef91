import type { Draw } from "./draw.ts";
import type { Place, Proposal, Propose } from "./proposal.ts";

/** Layers that read values of one rank: of vectors, of matrices, of feature maps. */
export const proposeByRank: Readonly<Record<number, readonly Propose[]>> = {
  1: [
    ({ draw, name, shape: [length = 1] }) => {
      const units = 1 + draw.pick(6);
      const bias = draw.choose(undefined, draw.floats(units));
      return { operator: "Gemm", weights: draw.constant(length, units), bias, inputs: [name] };
    },
    proposeBatchNormalization,
    ({ name, shape: [length = 1] }) => ({
      operator: "Reshape",
      shape: [1, length, 1],
      order: "channels-first",
      inputs: [name],
    }),
  ],
  2: [
    ({ draw, name, shape: [, columns = 1] }) => ({
      operator: "Gemm",
      weights: draw.constant(columns, 1 + draw.pick(3)),
      bias: undefined,
      inputs: [name],
    }),
    ({ draw, name, shape: [rows = 1] }) => ({
      operator: "MatMul",
      operands: [{ constant: draw.constant(1 + draw.pick(3), rows) }, { layer: name }],
      inputs: [name],
    }),
    ({ name, shape: [rows = 1, columns = 1] }) => ({
      operator: "Reshape",
      shape: [1, rows, columns],
      order: "channels-first",
      inputs: [name],
    }),
  ],
  3: [
    ({ draw, name, shape: [, , channels = 1] }) => {
      const sliding = drawSliding(draw);
      const groups = draw.choose(1, channels);
      const outputs = groups * (1 + draw.pick(3));
      const filters = draw.constant(...sliding.kernel, channels / groups, outputs);
      const bias = draw.choose(undefined, draw.floats(outputs));
      return { operator: "Conv", ...sliding, groups, filters, bias, inputs: [name] };
    },
    ({ draw, name }) => ({
      operator: "MaxPool",
      ...drawSliding(draw),
      ceil: draw.choose(true, false),
      inputs: [name],
    }),
    ({ draw, name }) => ({
      operator: "AveragePool",
      ...drawSliding(draw),
      ceil: draw.choose(true, false),
      countIncludePad: draw.choose(true, false),
      inputs: [name],
    }),
    ({ draw, name }) => ({ operator: draw.choose("GlobalAveragePool", "GlobalMaxPool"), inputs: [name] }),
    ({ draw, name }) => ({
      operator: "LRN",
      size: 1 + 2 * draw.pick(3),
      alpha: Math.abs(draw.float()),
      beta: 0.75,
      bias: 1,
      inputs: [name],
    }),
    proposeBatchNormalization,
    ({ draw, name, shape: [, , channels = 1] }) => ({
      operator: "InstanceNormalization",
      gamma: draw.floats(channels),
      beta: draw.floats(channels),
      epsilon: Math.fround(1e-3),
      inputs: [name],
    }),
    ({ draw, name, shape: [, width = 1, channels = 1] }) => {
      const constant = draw.constant(width, 1 + draw.pick(3), draw.choose(1, channels));
      return { operator: "MatMul", operands: [{ layer: name }, { constant }], inputs: [name] };
    },
    ({ draw, name, shape: [height = 1, , channels = 1] }) => {
      const constant = draw.constant(1 + draw.pick(3), height, draw.choose(1, channels));
      return { operator: "MatMul", operands: [{ constant }, { layer: name }], inputs: [name] };
    },
    ({ name, shape: [height = 1, width = 1, channels = 1] }) => ({
      operator: "Flatten",
      shape: [height * width * channels],
      order: "channels-first",
      inputs: [name],
    }),
    ({ draw, name }) => ({
      operator: "ReduceMean",
      axes: draw.choose([0, 1], [2]),
      keepDimensions: false,
      inputs: [name],
    }),
  ],
};

function proposeBatchNormalization({ draw, name, shape }: Place): Proposal {
  const channels = shape.at(-1) ?? 1;
  return {
    operator: "BatchNormalization",
    gamma: draw.floats(channels),
    beta: draw.floats(channels),
    mean: draw.floats(channels),
    variance: draw.floats(channels).map(Math.abs),
    epsilon: Math.fround(1e-3),
    inputs: [name],
  };
}

function drawSliding(draw: Draw) {
  return {
    kernel: draw.pair(3),
    strides: draw.pair(2),
    dilations: draw.pair(2),
    pads: { top: draw.pick(2), left: draw.pick(2), bottom: draw.pick(2), right: draw.pick(2) },
  };
}
