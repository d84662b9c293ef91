import {
  Abs,
  Acos,
  Acosh,
  Asin,
  Asinh,
  Atan,
  Atanh,
  Ceil,
  Cos,
  Cosh,
  type DataType,
  Elu,
  Erf,
  Exp,
  Expm1,
  Floor,
  IsFinite,
  IsInf,
  IsNan,
  Log,
  Log1p,
  LogicalNot,
  Neg,
  Reciprocal,
  Relu,
  Relu6,
  Round,
  Rsqrt,
  Selu,
  Sigmoid,
  Sign,
  Sin,
  Sinh,
  Softplus,
  Sqrt,
  Square,
  Tan,
  Tanh,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";

/** Operators that agree with TensorFlow.js's kernels on float32. */
const operators: Readonly<Record<string, string>> = {
  [Abs]: "Abs",
  [Acos]: "Acos",
  [Acosh]: "Acosh",
  [Asin]: "Asin",
  [Asinh]: "Asinh",
  [Atan]: "Atan",
  [Atanh]: "Atanh",
  [Ceil]: "Ceil",
  [Cos]: "Cos",
  [Cosh]: "Cosh",
  [Elu]: "Elu",
  [Erf]: "Erf",
  [Exp]: "Exp",
  [Floor]: "Floor",
  [Log]: "Log",
  [Neg]: "Neg",
  [Reciprocal]: "Reciprocal",
  [Relu]: "Relu",
  [Round]: "Round",
  [Selu]: "Selu",
  [Sigmoid]: "Sigmoid",
  [Sin]: "Sin",
  [Sinh]: "Sinh",
  [Softplus]: "Softplus",
  [Sqrt]: "Sqrt",
  [Tanh]: "Tanh",
};

/** Of those, the ones that agree on int32 as well. */
const integerOperators = new Set<string>([Abs, Neg, Relu]);

type Compose = (graph: GraphBuilder, x: Edge) => Edge;

/** Kernels on float32 and int32 that take several operators. */
const compositions: Readonly<Record<string, Compose>> = {
  [Relu6]: (graph, x) => graph.elementwise("Clip", [x, graph.scalar(x.type, 0), graph.scalar(x.type, 6)]),
  [Sign]: (graph, x) => {
    const zero = graph.scalar(x.type, 0);
    const above = graph.cast(graph.elementwise("Greater", [x, zero], "bool"), x.type);
    const below = graph.cast(graph.elementwise("Less", [x, zero], "bool"), x.type);
    return graph.elementwise("Sub", [above, below]);
  },
  [Square]: (graph, x) => graph.elementwise("Mul", [x, x]),
};

/** Kernels on float32 that take several operators. */
const realCompositions: Readonly<Record<string, Compose>> = {
  // eˣ − 1 = tanh(x / 2) · (eˣ + 1), which keeps the digits of small numbers.
  [Expm1]: (graph, x) => {
    const half = graph.elementwise("Mul", [x, graph.scalar("float32", 0.5)]);
    const sum = graph.elementwise("Add", [graph.elementwise("Exp", [x]), graph.scalar("float32", 1)]);
    return graph.elementwise("Mul", [graph.elementwise("Tanh", [half]), sum]);
  },
  // log(1 + x) = 2 · atanh(x / (x + 2)), which keeps the digits of small numbers; of large ones the plain form does.
  [Log1p]: (graph, x) => {
    const quotient = graph.elementwise("Div", [x, graph.elementwise("Add", [x, graph.scalar("float32", 2)])]);
    const near = graph.elementwise("Mul", [graph.elementwise("Atanh", [quotient]), graph.scalar("float32", 2)]);
    const far = graph.elementwise("Log", [graph.elementwise("Add", [x, graph.scalar("float32", 1)])]);
    const size = graph.elementwise("Abs", [x]);
    const isNear = graph.elementwise("Less", [size, graph.scalar("float32", 0.5)], "bool");
    return graph.elementwise("Where", [isNear, near, far], "float32");
  },
  // Not Tan, which loses digits next to its poles.
  [Tan]: (graph, x) => {
    const angle = graph.cast(x, "float64");
    const slope = graph.elementwise("Div", [graph.elementwise("Sin", [angle]), graph.elementwise("Cos", [angle])]);
    return graph.cast(slope, "float32");
  },
  [Rsqrt]: (graph, x) => graph.elementwise("Reciprocal", [graph.elementwise("Sqrt", [x])]),
};

const tests: Readonly<Record<string, Compose>> = {
  [IsFinite]: (graph, x) =>
    graph.elementwise(
      "Less",
      [graph.elementwise("Abs", [x]), graph.scalar("float32", Number.POSITIVE_INFINITY)],
      "bool",
    ),
  [IsInf]: (graph, x) => graph.elementwise("IsInf", [x], "bool"),
  [IsNan]: (graph, x) => graph.elementwise("IsNaN", [x], "bool"),
};

function defineUnary(kernel: string, types: readonly DataType[], compose: Compose, dtype?: DataType) {
  return defineKernel<Inputs<"x">, object>(kernel, ({ x }) =>
    types.includes(x.dtype)
      ? {
          inputs: [x],
          outputs: [{ shape: x.shape, dtype: dtype ?? x.dtype }],
          emit: (graph, [input]) => [compose(graph, input!)],
        }
      : undefined,
  );
}

export const unaryKernels = [
  ...Object.entries(operators).map(([kernel, operator]) =>
    defineUnary(kernel, integerOperators.has(kernel) ? ["float32", "int32"] : ["float32"], (graph, x) =>
      graph.elementwise(operator, [x]),
    ),
  ),
  ...Object.entries(compositions).map(([kernel, compose]) => defineUnary(kernel, ["float32", "int32"], compose)),
  ...Object.entries(realCompositions).map(([kernel, compose]) => defineUnary(kernel, ["float32"], compose)),
  ...Object.entries(tests).map(([kernel, compose]) =>
    defineUnary(kernel, ["float32", "int32", "bool"], (graph, x) => compose(graph, graph.cast(x, "float32")), "bool"),
  ),
  defineUnary(LogicalNot, ["bool"], (graph, x) => graph.elementwise("Not", [x])),
];
