import { NetworkError } from "../network-error.ts";
import type { Shape } from "../shape.ts";
import { listNames } from "./list-names.ts";
import { isFloatType, nameDataType } from "./wire/data-types.ts";
import type { GraphRecord, NodeRecord, ValueRecord } from "./wire/model-file.ts";

const MOST_COLOURS = 4;

/** What the network's input is. */
export interface InputPlan {
  readonly name: string;
  /** [height, width, channels] */
  readonly shape: Shape;
  /** Images a pass; 1 where the file leaves it open. */
  readonly batch: number;
  /** Transpositions that only turn channels-last images round, as exporters of TensorFlow write them. */
  readonly turning: ReadonlySet<NodeRecord>;
  readonly warnings: readonly string[];
}

/**
 * Finds the one image input and its shape.
 * @param nodes those that the output needs
 * @param wanted [height, width, channels] for what the file leaves open
 * @throws NetworkError "unsupported" for anything but one input of four axes, "open-shape" where nobody says its lengths,
 *   "wrong-shape" where others are wanted than the file has
 */
export function planInput(graph: GraphRecord, nodes: readonly NodeRecord[], wanted: Shape | undefined): InputPlan {
  const input = requireInput(graph);
  const { name, dims = wanted && ["N", "?", "?", "?"] } = input;
  if (!dims) {
    throw new NetworkError("open-shape", `input "${name}" has no shape: say it as [height, width, channels]`);
  }
  if (dims.length !== 4) {
    const got = `${dims.length} axes [${dims.join(", ")}]`;
    throw new NetworkError("unsupported", `input "${name}": expected [batch, channels, height, width], got ${got}`);
  }
  const readers = nodes.filter((node) => node.inputs.includes(name));
  const channelsLast = readers.length > 0 && readers.every(turnsToChannelsFirst) && mayEndInColours(dims);
  const declared = channelsLast ? dims.slice(1) : [dims[2] ?? "?", dims[3] ?? "?", dims[1] ?? "?"];
  const [batch] = dims;
  return {
    name,
    shape: closeShape(input, declared, wanted),
    batch: typeof batch === "number" ? batch : 1,
    turning: new Set(channelsLast ? readers : []),
    warnings: isFloatType(input.dataType)
      ? []
      : [`input "${name}" is declared as ${nameDataType(input.dataType)}; it is computed in 32-bit floats`],
  };
}

function requireInput(graph: GraphRecord): ValueRecord {
  const initializers = new Set(graph.initializers.map(({ name }) => name));
  const inputs = graph.inputs.filter(({ name }) => !initializers.has(name));
  const [input, ...others] = inputs;
  if (!input) throw new NetworkError("inconsistent", "expected one input, got a graph without any");
  if (others.length > 0) {
    const names = listNames(inputs.map(({ name }) => name));
    throw new NetworkError("unsupported", `expected one input, the image, got ${inputs.length}: ${names}`);
  }
  if (input.dataType === 0) {
    throw new NetworkError("unsupported", `input "${input.name}": expected a tensor, got another type`);
  }
  return input;
}

/** Whether the last axis can be an image's colours, and so the second its height. */
function mayEndInColours(dims: readonly (number | string)[]): boolean {
  const [, second = "?", , last = "?"] = dims;
  return isColours(last) || (typeof last === "string" && !isColours(second));
}

function isColours(length: number | string): boolean {
  return typeof length === "number" && length <= MOST_COLOURS;
}

function turnsToChannelsFirst(node: NodeRecord): boolean {
  const permutation = node.attributes.get("perm")?.integers ?? [];
  return node.operator === "Transpose" && node.domain === "" && permutation.join() === "0,3,1,2";
}

function closeShape({ name }: ValueRecord, declared: readonly (number | string)[], wanted: Shape | undefined): Shape {
  const shown = `[${declared.join(", ")}] (height, width, channels)`;
  if (wanted && wanted.length !== 3) {
    throw new NetworkError("wrong-shape", `expected [height, width, channels] for the input, got [${wanted}]`);
  }
  return declared.map((length, axis) => {
    const given = wanted?.[axis];
    if (typeof length === "number" && (given === undefined || given === length)) return length;
    if (typeof length === "number") {
      throw new NetworkError("wrong-shape", `input "${name}" is ${shown}, and [${wanted}] was asked for`);
    }
    if (given === undefined) {
      throw new NetworkError("open-shape", `input "${name}" is ${shown}: say its shape as [height, width, channels]`);
    }
    return given;
  });
}
