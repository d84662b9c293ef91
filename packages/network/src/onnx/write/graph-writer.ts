import type { Layer } from "../../network.ts";
import type { NodeRecord, TensorRecord } from "../wire/model-file.ts";
import { type AttributeValue, makeFloats, makeIntegers, makeNode } from "../wire/records.ts";

/** A layer with the layers that it reads. */
export interface Reading {
  readonly layer: Layer;
  readonly inputs: readonly Layer[];
}

/** Collects the nodes and initializers that layers are written as. */
export class GraphWriter {
  readonly nodes: NodeRecord[] = [];
  readonly initializers: TensorRecord[] = [];
  readonly opset: number;
  readonly #names: Set<string>;

  /** @param names of layers, which no other value may have */
  constructor(opset: number, names: Iterable<string>) {
    this.opset = opset;
    this.#names = new Set(names);
  }

  /** Adds a node; its output, and the node, are named `output`. */
  node(
    operator: string,
    inputs: readonly string[],
    output: string,
    attributes: Readonly<Record<string, AttributeValue>> = {},
  ): void {
    this.nodes.push(makeNode(operator, inputs, [output], attributes));
  }

  /** Stores floats that belong to a layer. @returns their name */
  floats(layer: Layer, part: string, dims: readonly number[], data: Float32Array): string {
    const name = this.freeName(layer, part);
    this.initializers.push(makeFloats(name, dims, data));
    return name;
  }

  /** Stores integers that belong to a layer. @returns their name */
  integers(layer: Layer, part: string, values: readonly number[]): string {
    const name = this.freeName(layer, part);
    this.initializers.push(makeIntegers(name, values));
    return name;
  }

  /** A name for a part of a layer that nothing else has. */
  freeName(layer: Layer, part: string): string {
    const wanted = `${layer.name}.${part}`;
    let name = wanted;
    for (let count = 2; this.#names.has(name); count += 1) name = `${wanted}_${count}`;
    this.#names.add(name);
    return name;
  }
}
