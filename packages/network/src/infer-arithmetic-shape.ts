import type { LayerSpec } from "./layer-spec.ts";
import type { Operand } from "./operator.ts";
import { formatShape, rejectLayer } from "./reject-layer.ts";
import type { Shape } from "./shape.ts";

type SpecOf<Name> = Extract<LayerSpec, { operator: Name }>;

/** [..., in] → [..., out]. */
export function inferGemmShape(spec: SpecOf<"Gemm">, input: Shape): Shape {
  const [rows, columns] = spec.weights.shape;
  if (rows === undefined || columns === undefined || spec.weights.shape.length !== 2) {
    rejectLayer(spec, `expected weights [in, out], got ${formatShape(spec.weights.shape)}`);
  }
  if (input.at(-1) !== rows) {
    rejectLayer(spec, `weights ${formatShape(spec.weights.shape)} expect ${rows} inputs, got ${formatShape(input)}`);
  }
  return [...input.slice(0, -1), columns];
}

/** Maps: [h, k, c] · [k, w, c] → [h, w, c]; else the last two axes, as in [m, k] · [k, n] → [m, n]. */
export function inferMatMulShape(spec: SpecOf<"MatMul">, inputs: readonly Shape[]): Shape {
  const [left, right] = operandShapes(spec, inputs);
  const rank = left.length;
  if (rank < 2 || right.length !== rank) {
    rejectLayer(spec, `expected two operands of one rank ≥ 2, got ${formatShape(left)} and ${formatShape(right)}`);
  }
  const row = rank === 3 ? 0 : rank - 2;
  const column = row + 1;
  if (left[column] !== right[row]) {
    rejectLayer(spec, `inner lengths differ: ${formatShape(left)} · ${formatShape(right)}`);
  }
  return left.map((length, axis) => {
    if (axis === row) return length;
    const other = right[axis] ?? 1;
    return axis === column ? other : broadcastLength(spec, length, other);
  });
}

/** Element by element; axes of length 1 are repeated. */
export function inferArithmeticShape(spec: SpecOf<"Add" | "Sub" | "Mul" | "Div">, inputs: readonly Shape[]): Shape {
  const [left, right] = operandShapes(spec, inputs);
  return broadcastShapes(spec, left, right);
}

/** The sum of any number of layers, axes of length 1 repeated. */
export function inferSumShape(spec: SpecOf<"Sum">, inputs: readonly Shape[]): Shape {
  return inputs.reduce((sum, shape) => broadcastShapes(spec, sum, shape));
}

function operandShapes(
  spec: LayerSpec & { readonly operands: readonly [Operand, Operand] },
  inputs: readonly Shape[],
): [Shape, Shape] {
  const layers = spec.operands.flatMap((operand) => ("layer" in operand ? [operand.layer] : []));
  if (layers.length !== spec.inputs.length || layers.some((name, index) => name !== spec.inputs[index])) {
    rejectLayer(spec, `expected the inputs its operands name (${layers.join(", ")}), got ${spec.inputs.join(", ")}`);
  }
  const waiting = [...inputs];
  const shapeOf = (operand: Operand): Shape => ("layer" in operand ? (waiting.shift() ?? []) : operand.constant.shape);
  return [shapeOf(spec.operands[0]), shapeOf(spec.operands[1])];
}

/** A scalar, or the same rank with lengths equal or 1: a lower rank would shift maps against channels or the batch. */
function broadcastShapes(spec: LayerSpec, left: Shape, right: Shape): Shape {
  if (right.length === 0) return left;
  if (left.length === 0) return right;
  if (left.length !== right.length) {
    rejectLayer(spec, `expected operands of one rank, got ${formatShape(left)} and ${formatShape(right)}`);
  }
  return left.map((length, axis) => broadcastLength(spec, length, right[axis] ?? 1));
}

function broadcastLength(spec: LayerSpec, left: number, right: number): number {
  if (left !== right && left !== 1 && right !== 1) {
    rejectLayer(spec, `expected operands whose lengths are equal or 1, got ${left} and ${right}`);
  }
  return left === 1 ? right : left;
}
