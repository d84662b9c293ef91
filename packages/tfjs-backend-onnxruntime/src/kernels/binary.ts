import {
  Add,
  Atan2,
  BitwiseAnd,
  backend_util,
  type DataType,
  FloorDiv,
  Maximum,
  Minimum,
  Mod,
  Multiply,
  Pow,
  RealDiv,
  SquaredDifference,
  Sub,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { truncate } from "./cast.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";

type Compose = (graph: GraphBuilder, a: Edge, b: Edge) => Edge;

function apply(operator: string): Compose {
  return (graph, a, b) => graph.elementwise(operator, [a, b]);
}

/** As JavaScript computes it: in float64, the result as JavaScript stores it in an int32. */
function exactly(compose: Compose): Compose {
  return (graph, a, b) => truncate(graph, compose(graph, graph.cast(a, "float64"), graph.cast(b, "float64")));
}

/** The remainder with the divisor's sign. */
const floorMod: Compose = (graph, a, b) => {
  const rest = graph.elementwise("Mod", [a, b], a.type, { fmod: 1 });
  const signs = graph.elementwise("Mul", [graph.elementwise("Sign", [rest]), graph.elementwise("Sign", [b])]);
  const differ = graph.elementwise("Less", [signs, graph.scalar(a.type, 0)], "bool");
  return graph.elementwise("Where", [differ, graph.elementwise("Add", [rest, b]), rest], a.type);
};

/** The angle of (b, a). */
const arcTangent: Compose = (graph, a, b) => {
  const zero = graph.scalar("float32", 0);
  const isLevel = graph.cast(graph.elementwise("Equal", [a, zero], "bool"), "float32");
  const width = graph.elementwise("Add", [graph.elementwise("Abs", [b]), isLevel]);
  const acute = graph.elementwise("Atan", [graph.elementwise("Div", [graph.elementwise("Abs", [a]), width])]);
  const obtuse = graph.elementwise("Sub", [graph.scalar("float32", Math.PI), acute]);
  const isLeft = graph.elementwise("Less", [b, zero], "bool");
  const angle = graph.elementwise("Where", [isLeft, obtuse, acute], "float32");
  const isBelow = graph.elementwise("Less", [a, zero], "bool");
  return graph.elementwise("Where", [isBelow, graph.elementwise("Neg", [angle]), angle], "float32");
};

const squaredDifference: Compose = (graph, a, b) => {
  const difference = graph.elementwise("Sub", [a, b]);
  return graph.elementwise("Mul", [difference, difference]);
};

const floorQuotient: Compose = (graph, a, b) => graph.elementwise("Floor", [graph.elementwise("Div", [a, b])]);

interface Forms {
  readonly float32?: Compose;
  readonly int32?: Compose;
}

/** What each kernel is made of, by the type of its operands. */
const compositions: Readonly<Record<string, Forms>> = {
  [Add]: { float32: apply("Add"), int32: apply("Add") },
  [Atan2]: { float32: arcTangent },
  [BitwiseAnd]: { int32: apply("BitwiseAnd") },
  [FloorDiv]: { float32: exactly(floorQuotient), int32: exactly(floorQuotient) },
  [Maximum]: { float32: apply("Max"), int32: apply("Max") },
  [Minimum]: { float32: apply("Min"), int32: apply("Min") },
  [Mod]: { float32: floorMod, int32: exactly(floorMod) },
  [Multiply]: { float32: apply("Mul"), int32: apply("Mul") },
  [Pow]: { float32: apply("Pow"), int32: exactly(apply("Pow")) },
  [RealDiv]: { float32: apply("Div"), int32: exactly(apply("Div")) },
  [SquaredDifference]: { float32: squaredDifference, int32: squaredDifference },
  [Sub]: { float32: apply("Sub"), int32: apply("Sub") },
};

export const binaryKernels = Object.entries(compositions).map(([kernel, forms]) =>
  defineKernel<Inputs<"a" | "b">, object>(kernel, ({ a, b }) => {
    const compose = a.dtype === "float32" || a.dtype === "int32" ? forms[a.dtype] : undefined;
    if (!compose || a.dtype !== b.dtype) return undefined;
    const shape = backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const dtype: DataType = kernel === FloorDiv ? "int32" : a.dtype;
    return {
      inputs: [a, b],
      outputs: [{ shape, dtype }],
      uploadedWeights: [a, b].flatMap((operand, place) => (isPerChannel(operand, shape) ? [place] : [])),
      emit: (graph, [first, second]) => [compose(graph, first!, second!)],
    };
  }),
);

/** Whether a tensor has one number for each place along the last axis, to be used at all the others: like a bias. */
function isPerChannel({ shape }: TensorInfo, result: readonly number[]): boolean {
  const size = util.sizeFromShape(shape);
  return size > 1 && shape.at(-1) === size && size < util.sizeFromShape([...result]);
}
