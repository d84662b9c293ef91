import { type ElementType, elementCode, type NumericArray } from "./element-type.ts";
import { ProtobufWriter } from "./protobuf-writer.ts";

/** An attribute of an ONNX node: an integer unless it is marked as a float. */
export type Attribute = number | string | readonly number[] | { readonly float: number };

export interface OnnxNode {
  /** With its domain before the last dot, if it is none of ONNX's own. */
  readonly operator: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface OnnxTensor {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly values: NumericArray;
}

export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  /** A text stands for an extent that differs from run to run. */
  readonly shape: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

const IR_VERSION = 10;
const OPSET = 21;
const TYPE_FLOAT = 1;
const TYPE_INT = 2;
const TYPE_STRING = 3;
const TYPE_INTS = 7;

/** The bytes of an ONNX file with one graph. */
export function encodeModel(graph: OnnxGraph): Uint8Array {
  const body = new ProtobufWriter();
  for (const node of graph.nodes) body.message(1, encodeNode(node));
  body.text(2, "recorded");
  for (const tensor of graph.initializers) body.message(5, encodeTensor(tensor));
  for (const value of graph.inputs) body.message(11, encodeValue(value));
  for (const value of graph.outputs) body.message(12, encodeValue(value));
  const model = new ProtobufWriter()
    .integer(1, IR_VERSION)
    .message(7, body)
    .message(8, new ProtobufWriter().text(1, "").integer(2, OPSET));
  const domains = new Set(graph.nodes.map(({ operator }) => splitDomain(operator).domain));
  domains.delete("");
  for (const domain of domains) model.message(8, new ProtobufWriter().text(1, domain).integer(2, 1));
  return model.finish();
}

function splitDomain(operator: string): { readonly domain: string; readonly type: string } {
  const dot = operator.lastIndexOf(".");
  return { domain: operator.slice(0, Math.max(0, dot)), type: operator.slice(dot + 1) };
}

function encodeNode(node: OnnxNode): ProtobufWriter {
  const writer = new ProtobufWriter();
  for (const input of node.inputs) writer.text(1, input);
  for (const output of node.outputs) writer.text(2, output);
  const { domain, type } = splitDomain(node.operator);
  writer.text(3, node.name).text(4, type);
  if (domain !== "") writer.text(7, domain);
  for (const [name, value] of Object.entries(node.attributes)) writer.message(5, encodeAttribute(name, value));
  return writer;
}

function encodeAttribute(name: string, value: Attribute): ProtobufWriter {
  const writer = new ProtobufWriter().text(1, name);
  if (typeof value === "number") return writer.integer(3, value).integer(20, TYPE_INT);
  if (typeof value === "string") return writer.text(4, value).integer(20, TYPE_STRING);
  if ("float" in value) return writer.float(2, value.float).integer(20, TYPE_FLOAT);
  return writer.integers(8, value).integer(20, TYPE_INTS);
}

function encodeTensor({ name, type, shape, values }: OnnxTensor): ProtobufWriter {
  const writer = new ProtobufWriter();
  if (shape.length > 0) writer.integers(1, shape);
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return writer.integer(2, elementCode[type]).text(8, name).bytes(9, raw);
}

function encodeValue({ name, type, shape }: OnnxValue): ProtobufWriter {
  const dimensions = new ProtobufWriter();
  for (const extent of shape) {
    const dimension = new ProtobufWriter();
    dimensions.message(1, typeof extent === "number" ? dimension.integer(1, extent) : dimension.text(2, extent));
  }
  const tensor = new ProtobufWriter().integer(1, elementCode[type]).message(2, dimensions);
  return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
}
