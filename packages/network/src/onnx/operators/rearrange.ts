import type { Pair } from "../../shape.ts";
import { byShapeAxis, toFileAxis, toShapeAxis } from "../axis-order.ts";
import type { GraphNode } from "../graph-node.ts";
import { readSliceRanges } from "../slice-range.ts";
import type { OperatorTable } from "./read-operator.ts";

export const rearrangeOperators: OperatorTable = {
  Concat: (node) => {
    const layers = node.inputs.map((_, index) => node.layer(index));
    const rank = node.dimsOf(node.layer(0)).length;
    return node.add({ operator: "Concat", axis: shapeAxis(node, node.integer("axis", 1), rank) }, layers);
  },
  Transpose: (node) => {
    const input = node.layer(0);
    const rank = input.shape.length + 1;
    const asked = node.has("perm") ? node.integers("perm") : input.shape.map((_, axis) => rank - 1 - axis).concat(0);
    if (asked[0] !== 0) node.reject(`expected the batch to stay the first axis, got [${asked}]`);
    if (asked.length !== rank || new Set(asked).size !== rank) {
      node.reject(`expected a permutation of ${rank} axes, got [${asked}]`, "inconsistent");
    }
    const permutation = input.shape.map((_, axis) => shapeAxis(node, asked[toFileAxis(axis, rank)] ?? 0, rank));
    return node.add({ operator: "Transpose", permutation }, [input]);
  },
  Slice: (node) => {
    const input = node.layer(0);
    const [batch, ...ranges] = readSliceRanges(node, node.dimsOf(input));
    if (batch?.size !== node.builder.batch || batch.step !== 1)
      node.reject("expected the whole batch, got a slice of it");
    const ordered = byShapeAxis(ranges, ranges.length + 1);
    return node.add(
      {
        operator: "Slice",
        starts: ordered.map(({ start }) => start),
        sizes: ordered.map(({ size }) => size),
        steps: ordered.map(({ step }) => step),
      },
      [input],
    );
  },
  Pad: (node: GraphNode) => {
    const input = node.layer(0);
    const rank = input.shape.length + 1;
    const mode = node.text("mode", "constant");
    if (mode !== "constant" && mode !== "reflect" && mode !== "edge") {
      node.reject(`expected mode constant, reflect or edge, got ${mode}`);
    }
    const [batch, ...amounts] = readPadAmounts(node, rank);
    if (batch?.some((cells) => cells !== 0)) node.reject(`expected no padding of the batch, got [${batch}]`);
    const value = node.scalar("value", 2) ?? 0;
    if (Number.isNaN(value)) node.reject("expected a number to pad with, got NaN", "inconsistent");
    return node.add({ operator: "Pad", mode, amounts: byShapeAxis(amounts, rank), value }, [input]);
  },
};

/** The axis of the shape that a file's axis is. @throws NetworkError where it is the batch */
export function shapeAxis(node: GraphNode, fileAxis: number, rank: number): number {
  const axis = node.axis(fileAxis, rank);
  if (axis === 0) node.reject("works along axis 0, the batch: each image has to stay on its own");
  return toShapeAxis(axis, rank);
}

function readPadAmounts(node: GraphNode, rank: number): Pair[] {
  const values = node.list("pads", 1) ?? node.reject("pads are missing", "inconsistent");
  const given = node.optionalConstant(3);
  const axes = given ? Array.from(given.tensor.data) : Array.from({ length: rank }, (_, axis) => axis);
  if (values.length !== 2 * axes.length || values.some((value) => !Number.isSafeInteger(value))) {
    node.reject(`expected ${2 * axes.length} pads, all before and then all after, got [${values}]`, "inconsistent");
  }
  const amounts = Array.from({ length: rank }, (): Pair => [0, 0]);
  for (const [index, axis] of axes.entries()) {
    amounts[node.axis(axis, rank)] = [values[index] ?? 0, values[index + axes.length] ?? 0];
  }
  return amounts;
}
