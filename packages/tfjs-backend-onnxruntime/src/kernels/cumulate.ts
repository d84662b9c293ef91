import { backend_util, Cumprod, Cumsum, type CumsumAttrs, util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";

interface Direction {
  readonly axis: number;
  readonly exclusive: boolean;
  readonly reverse: boolean;
}

type Compose = (graph: GraphBuilder, x: Edge, direction: Direction) => Edge;

const addSums: Compose = (graph, x, { axis, exclusive, reverse }) =>
  graph.add("CumSum", [x, graph.scalar("int64", axis)], x.type, x.shape, {
    exclusive: Number(exclusive),
    reverse: Number(reverse),
  });

/** Each doubling of the reach multiplies by the products that end where the last ones begin. */
const addProducts: Compose = (graph, x, { axis, exclusive, reverse }) => {
  const extent = x.shape[axis]!;
  let products = exclusive ? shift(graph, x, axis, reverse ? -1 : 1) : x;
  for (let reach = 1; reach < extent; reach *= 2) {
    products = graph.elementwise("Mul", [products, shift(graph, products, axis, reverse ? -reach : reach)]);
  }
  return products;
};

/** Moves elements to higher indices, lets the last ones go and puts ones first; backwards for a negative distance. */
function shift(graph: GraphBuilder, x: Edge, axis: number, distance: number): Edge {
  const amounts = x.shape.map((_, place) => (place === axis ? distance : 0));
  const before = graph.integers([...amounts, ...amounts.map((amount) => -amount)]);
  return graph.add("Pad", [x, before, graph.scalar(x.type, 1)], x.type, x.shape);
}

function defineCumulation(kernel: string, compose: Compose) {
  return defineKernel<Inputs<"x">, CumsumAttrs>(kernel, ({ x }, { axis, exclusive, reverse }) => {
    // TensorFlow.js lets a scalar's axis be 0, though it has none.
    if (x.shape.length === 0) return undefined;
    const place = util.parseAxisParam(axis, x.shape)[0]!;
    return {
      inputs: [x],
      outputs: [{ shape: x.shape, dtype: backend_util.upcastType(x.dtype, "int32") }],
      emit: (graph, [input]) => {
        const numbers = input!.type === "bool" ? graph.cast(input!, "int32") : input!;
        return [compose(graph, numbers, { axis: place, exclusive, reverse })];
      },
    };
  });
}

export const cumulateKernels = [defineCumulation(Cumsum, addSums), defineCumulation(Cumprod, addProducts)];
