import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { AttributeKind, AttributeRecord, ModelFile, NodeRecord, TensorRecord, ValueRecord } from "./model-file.ts";

/** The bytes of an ONNX file; the same records give the same bytes. */
export function writeModelFile(file: ModelFile): Uint8Array {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.Varint).int64(file.irVersion);
  writeText(writer, 2, file.producer);
  for (const [domain, version] of file.opsets) {
    writeMessage(writer, 8, (opset) => {
      writeText(opset, 1, domain);
      opset.tag(2, WireType.Varint).int64(version);
    });
  }
  writeMessage(writer, 7, (graph) => {
    for (const node of file.graph.nodes) writeMessage(graph, 1, (inner) => writeNode(inner, node));
    writeText(graph, 2, file.graph.name);
    for (const tensor of file.graph.initializers) writeMessage(graph, 5, (inner) => writeTensor(inner, tensor));
    for (const input of file.graph.inputs) writeMessage(graph, 11, (inner) => writeValue(inner, input));
    for (const output of file.graph.outputs) writeMessage(graph, 12, (inner) => writeValue(inner, output));
  });
  return writer.finish();
}

function writeMessage(writer: BinaryWriter, field: number, write: (writer: BinaryWriter) => void): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write(writer);
  writer.join();
}

function writeText(writer: BinaryWriter, field: number, text: string): void {
  if (text !== "") writer.tag(field, WireType.LengthDelimited).string(text);
}

function writeNode(writer: BinaryWriter, node: NodeRecord): void {
  for (const input of node.inputs) writer.tag(1, WireType.LengthDelimited).string(input);
  for (const output of node.outputs) writer.tag(2, WireType.LengthDelimited).string(output);
  writeText(writer, 3, node.name);
  writeText(writer, 4, node.operator);
  for (const [name, attribute] of node.attributes) {
    writeMessage(writer, 5, (inner) => writeAttribute(inner, name, attribute));
  }
  writeText(writer, 7, node.domain);
}

const kindNumbers: Readonly<Record<AttributeKind, number>> = {
  other: 0,
  float: 1,
  integer: 2,
  text: 3,
  tensor: 4,
  floats: 6,
  integers: 7,
};

function writeAttribute(writer: BinaryWriter, name: string, attribute: AttributeRecord): void {
  const { kind, float, integer, text, tensor, floats, integers } = attribute;
  writeText(writer, 1, name);
  if (kind === "float") writer.tag(2, WireType.Bit32).float(float);
  if (kind === "integer") writer.tag(3, WireType.Varint).int64(integer);
  if (kind === "text") writer.tag(4, WireType.LengthDelimited).string(text);
  if (tensor) writeMessage(writer, 5, (inner) => writeTensor(inner, tensor));
  for (const value of floats) writer.tag(7, WireType.Bit32).float(value);
  for (const value of integers) writer.tag(8, WireType.Varint).int64(value);
  writer.tag(20, WireType.Varint).int32(kindNumbers[kind]);
}

function writeTensor(writer: BinaryWriter, tensor: TensorRecord): void {
  for (const length of tensor.dims) writer.tag(1, WireType.Varint).int64(length);
  writer.tag(2, WireType.Varint).int32(tensor.dataType);
  writeText(writer, 8, tensor.name);
  if (tensor.raw) writer.tag(9, WireType.LengthDelimited).bytes(tensor.raw);
}

function writeValue(writer: BinaryWriter, value: ValueRecord): void {
  writeText(writer, 1, value.name);
  writeMessage(writer, 2, (type) =>
    writeMessage(type, 1, (tensor) => {
      tensor.tag(1, WireType.Varint).int32(value.dataType);
      if (!value.dims) return;
      const { dims } = value;
      writeMessage(tensor, 2, (shape) => {
        for (const dim of dims) {
          writeMessage(shape, 1, (inner) => {
            if (typeof dim === "number") inner.tag(1, WireType.Varint).int64(dim);
            else writeText(inner, 2, dim);
          });
        }
      });
    }),
  );
}
