import type { Shape } from "../../shape.ts";
import { readOnnx } from "../index.ts";
import { dataTypes } from "../wire/data-types.ts";
import type { ModelFile, NodeRecord, TensorRecord, ValueRecord } from "../wire/model-file.ts";
import { type AttributeValue, makeFloats, makeIntegers, makeNode } from "../wire/records.ts";
import { writeModelFile } from "../wire/write-model.ts";

/** A small ONNX file as tests describe it. */
export interface OnnxSketch {
  readonly nodes: readonly NodeRecord[];
  readonly initializers?: readonly TensorRecord[];
  /** Dims of the input "x". */
  readonly input?: readonly (number | string)[];
  readonly inputs?: readonly ValueRecord[];
  /** Names; by default the last node's first output. */
  readonly outputs?: readonly string[];
  readonly outputDims?: readonly (number | string)[];
  readonly opset?: number;
}

/** The bytes of a small ONNX file. */
export function buildOnnx(sketch: OnnxSketch): Uint8Array {
  const { nodes, opset = 17 } = sketch;
  const outputs = sketch.outputs ?? [nodes.at(-1)?.outputs[0] ?? "x"];
  const file: ModelFile = {
    irVersion: 8,
    producer: "test",
    opsets: new Map([["", opset]]),
    graph: {
      name: "test",
      nodes,
      initializers: sketch.initializers ?? [],
      inputs: sketch.inputs ?? [{ name: "x", dataType: dataTypes.float, dims: sketch.input ?? ["N", 2, 4, 6] }],
      outputs: outputs.map((name) => ({ name, dataType: dataTypes.float, dims: sketch.outputDims })),
    },
  };
  return writeModelFile(file);
}

/** The layers that a small file is read as, the input left out. */
export function readLayers(sketch: OnnxSketch, options: { readonly inputShape?: Shape } = {}) {
  return readOnnx(buildOnnx(sketch), options).network.layers.slice(1);
}

/** The layers of a file that has one node, reading "x" and then the initializers. */
export function readOne(
  operator: string,
  {
    attributes = {},
    constants = [],
    ...sketch
  }: {
    readonly attributes?: Readonly<Record<string, AttributeValue>>;
    readonly constants?: readonly TensorRecord[];
    readonly input?: readonly (number | string)[];
    readonly opset?: number;
  } = {},
) {
  const inputs = ["x", ...constants.map(({ name }) => name)];
  const nodes = [makeNode(operator, inputs, ["y"], attributes, "one")];
  return readLayers({ ...sketch, nodes, initializers: constants.filter(({ name }) => name !== "") });
}

/** A constant of consecutive numbers from 1, in the file's order. */
export function counting(name: string, dims: readonly number[]): TensorRecord {
  const length = dims.reduce((product, each) => product * each, 1);
  return makeFloats(
    name,
    dims,
    Float32Array.from({ length }, (_, index) => index + 1),
  );
}

/** A constant of one float. */
export function scalar(name: string, value: number): TensorRecord {
  return makeFloats(name, [], Float32Array.of(value));
}

/** An optional input that is left out. */
export const leftOut: TensorRecord = makeIntegers("", []);

export { makeFloats, makeIntegers, makeNode };
