import type { GraphNode } from "../graph-node.ts";
import { isFloatType, nameDataType } from "../wire/data-types.ts";
import { constantForLayer } from "./constant-for-layer.ts";
import type { OperatorTable, ReadOperator } from "./read-operator.ts";

/** The largest 32-bit float: exporters write it for "no limit". */
const LARGEST_FLOAT = 3.4028234663852886e38;

const plain =
  (operator: "Relu" | "Sigmoid" | "Tanh" | "HardSwish" | "Identity"): ReadOperator =>
  (node) =>
    node.add({ operator }, [node.layer(0)]);

export const activationOperators: OperatorTable = {
  Relu: plain("Relu"),
  Sigmoid: plain("Sigmoid"),
  Tanh: plain("Tanh"),
  HardSwish: plain("HardSwish"),
  Identity: plain("Identity"),
  LeakyRelu: (node) => node.add({ operator: "LeakyRelu", alpha: node.float("alpha", 0.01) }, [node.layer(0)]),
  Elu: (node) => node.add({ operator: "Elu", alpha: node.float("alpha", 1) }, [node.layer(0)]),
  HardSigmoid: (node) =>
    node.add({ operator: "HardSigmoid", alpha: node.float("alpha", 0.2), beta: node.float("beta", 0.5) }, [
      node.layer(0),
    ]),
  Gelu: (node: GraphNode) => {
    const approximate = node.text("approximate", "none");
    if (approximate !== "none" && approximate !== "tanh") {
      node.reject(`expected approximate "none" or "tanh", got "${approximate}"`);
    }
    return node.add({ operator: "Gelu", approximate }, [node.layer(0)]);
  },
  PRelu: (node) => {
    const input = node.layer(0);
    return node.add({ operator: "PRelu", slope: constantForLayer(node, node.constant(1), input) }, [input]);
  },
  Clip: (node) => {
    const maximum = readLimit(node, "max", 2, Number.POSITIVE_INFINITY);
    // Limits the wrong way round make everything the upper one.
    const minimum = Math.min(maximum, readLimit(node, "min", 1, Number.NEGATIVE_INFINITY));
    return node.add({ operator: "Clip", minimum, maximum }, [node.layer(0)]);
  },
  Dropout: (node) => {
    node.refuseOutput(1, "the second output, the mask,");
    const training = node.optionalConstant(2);
    if (training && training.tensor.data[0] !== 0) {
      node.reject("is in training mode: export the model for inference");
    }
    return node.add({ operator: "Dropout" }, [node.layer(0)]);
  },
  Cast: (node) => {
    const to = node.integer("to", 0);
    if (!isFloatType(to)) node.reject(`expected a cast to floats, got ${nameDataType(to)}`);
    return node.add({ operator: "Cast" }, [node.layer(0)]);
  },
};

function readLimit(node: GraphNode, attribute: string, index: number, none: number): number {
  const limit = node.scalar(attribute, index) ?? none;
  if (Number.isNaN(limit)) node.reject(`expected a number for ${attribute}, got NaN`, "inconsistent");
  return Math.abs(limit) >= LARGEST_FLOAT ? Math.sign(limit) * Number.POSITIVE_INFINITY : limit;
}
