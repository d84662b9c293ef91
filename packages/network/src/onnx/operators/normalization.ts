import type { GraphNode } from "../graph-node.ts";
import type { OperatorTable } from "./read-operator.ts";

export const normalizationOperators: OperatorTable = {
  LRN: (node) =>
    node.add(
      {
        operator: "LRN",
        size: readSize(node),
        alpha: node.float("alpha", 1e-4),
        beta: node.float("beta", 0.75),
        bias: node.float("bias", 1),
      },
      [node.map(0)],
    ),
  BatchNormalization: (node) => {
    const input = node.layer(0);
    // The channels are the file's second axis; only of feature maps and vectors it is the shape's last.
    if (input.shape.length !== 1 && input.shape.length !== 3) {
      node.reject(`expected [batch, channels] or [batch, channels, height, width], got [${node.dimsOf(input)}]`);
    }
    if (node.integer("training_mode", 0) !== 0) node.reject("is in training mode: export the model for inference");
    if (node.integer("spatial", 1) === 0) node.reject("statistics for each place (spatial = 0) are not read");
    for (let index = 1; index < node.outputCount; index += 1) node.refuseOutput(index, "a training output");
    return node.add(
      {
        operator: "BatchNormalization",
        gamma: node.weights(1).data,
        beta: node.weights(2).data,
        mean: node.weights(3).data,
        variance: node.weights(4).data,
        epsilon: node.float("epsilon", 1e-5),
      },
      [input],
    );
  },
  InstanceNormalization: (node) =>
    node.add(
      {
        operator: "InstanceNormalization",
        gamma: node.weights(1).data,
        beta: node.weights(2).data,
        epsilon: node.float("epsilon", 1e-5),
      },
      [node.map(0)],
    ),
};

function readSize(node: GraphNode): number {
  const size = node.integer("size", 0);
  if (size < 1) node.reject(`expected a size of at least 1 channel, got ${size}`, "inconsistent");
  return size;
}
