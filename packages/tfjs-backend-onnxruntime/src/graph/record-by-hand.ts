import type { DataType } from "@tensorflow/tfjs-core";
import type { MapProgram } from "../wasm/map-program.ts";
import { PendingGraph } from "./pending-graph.ts";
import { type GraphPlan, planGraph, type Want } from "./plan-graph.ts";
import type { RecordedNode } from "./recorded-node.ts";
import { StoredValue } from "./stored-value.ts";

/** A value that is there: zeros. */
export const leaf = (shape: number[], dtype: DataType = "float32") =>
  new StoredValue(dtype, shape, new Float32Array(shape.reduce((product, extent) => product * extent, 1)));

/** A pending graph that tests record into. */
export class Recording {
  readonly graph = new PendingGraph();

  /** @returns the output, of the shape of the first operand */
  add(
    kernel: string,
    operands: readonly StoredValue[],
    weights: readonly number[] = [],
    uploadedWeights: readonly number[] = [],
    program?: MapProgram,
  ): StoredValue {
    const output = new StoredValue("float32", operands[0]!.shape);
    const node: RecordedNode = {
      id: this.graph.nodes.length,
      kernel,
      key: `${kernel}${operands.map(({ shape }) => shape).join("/")}`,
      operands: operands.map((value) => ({ value, shape: value.shape })),
      weights,
      uploadedWeights,
      outputs: [output],
      emit: (_, edges) => edges,
      readsImageBlocks: [],
      program,
      graph: this.graph,
    };
    output.producer = node;
    this.graph.add(node);
    return output;
  }

  plan(wanted?: ReadonlyMap<StoredValue, Want>): GraphPlan {
    return planGraph(this.graph.inOrder(), wanted);
  }
}
