import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { describe, expect, test } from "vitest";
import { buildOnnx, counting, makeNode } from "../testing/build-onnx.ts";
import { readModelFile } from "./read-model.ts";

const bytes = buildOnnx({
  nodes: [makeNode("Conv", ["x", "w"], ["y"], { pads: [1, 0, 0, 1], alpha: { float: 0.5 }, auto_pad: "NOTSET" })],
  initializers: [counting("w", [1, 2, 1, 1])],
});

test("every part of a file", () => {
  const { irVersion, producer, opsets, graph } = readModelFile(bytes);
  expect({ irVersion, producer, opset: opsets.get("") }).toEqual({ irVersion: 8, producer: "test", opset: 17 });
  expect(graph.inputs).toEqual([{ name: "x", dataType: 1, dims: ["N", 2, 4, 6] }]);
  expect(graph.outputs).toEqual([{ name: "y", dataType: 1, dims: undefined }]);
  expect(graph.initializers).toMatchObject([{ name: "w", dims: [1, 2, 1, 1], dataType: 1 }]);
  const [node] = graph.nodes;
  expect(node).toMatchObject({ name: "y", operator: "Conv", domain: "", inputs: ["x", "w"], outputs: ["y"] });
  expect(node?.attributes.get("pads")).toMatchObject({ kind: "integers", integers: [1, 0, 0, 1] });
  expect(node?.attributes.get("alpha")).toMatchObject({ kind: "float", float: 0.5 });
  expect(node?.attributes.get("auto_pad")).toMatchObject({ kind: "text", text: "NOTSET" });
});

/** A file of one node with one attribute, written field by field. */
function readOneAttribute(write: (writer: BinaryWriter) => unknown) {
  const writer = new BinaryWriter();
  writer.tag(7, WireType.LengthDelimited).fork().tag(1, WireType.LengthDelimited).fork();
  writer.tag(5, WireType.LengthDelimited).fork().tag(1, WireType.LengthDelimited).string("a");
  write(writer);
  writer.join().join().join();
  return readModelFile(writer.finish()).graph.nodes[0]?.attributes.get("a");
}

describe("attributes", () => {
  test("without a kind, as old files have them", () => {
    expect(readOneAttribute((writer) => writer.tag(3, WireType.Varint).int64(-2))).toMatchObject({
      kind: "integer",
      integer: -2,
    });
    expect(readOneAttribute((writer) => writer.tag(8, WireType.Varint).int64(3))).toMatchObject({ kind: "integers" });
    expect(readOneAttribute((writer) => writer.tag(7, WireType.Bit32).float(3))).toMatchObject({ kind: "floats" });
  });

  test("with a kind and no value, as some writers leave zeros out", () => {
    expect(readOneAttribute((writer) => writer.tag(20, WireType.Varint).int32(2))).toMatchObject({
      kind: "integer",
      integer: 0,
    });
  });

  test("packed lists", () => {
    const packed = (writer: BinaryWriter) => writer.tag(8, WireType.LengthDelimited).fork().int64(1).int64(-1).join();
    expect(readOneAttribute(packed)).toMatchObject({ integers: [1, -1] });
  });

  test("graphs are left alone", () => {
    const graph = (writer: BinaryWriter) =>
      writer
        .tag(6, WireType.LengthDelimited)
        .bytes(Uint8Array.of(1, 2, 3))
        .tag(20, WireType.Varint)
        .int32(5);
    expect(readOneAttribute(graph)).toMatchObject({ kind: "other" });
  });
});

describe("refuses", () => {
  test("a file cut short anywhere", () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => readModelFile(bytes.slice(0, length))).toThrow(expect.objectContaining({ code: "malformed" }));
    }
    expect(() => readModelFile(bytes.slice(0, -3))).toThrow(/the bytes end inside it/);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ["nothing", new Uint8Array(0), /got bytes without a graph/],
    ["text", new TextEncoder().encode("<!doctype html><html></html>"), /the file/],
    [
      "other text",
      new TextEncoder().encode("hello"),
      /the file cannot be read as ONNX: its bytes are no protobuf message/,
    ],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), /the file/],
    ["a zip", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), /the file/],
    ["a graph that is a number", Uint8Array.of(0x38, 1), /field 7 has wire type 0/],
    [
      "names that are no text",
      Uint8Array.of(0x12, 2, 0xff, 0xfe),
      /the file cannot be read as ONNX: The encoded data was not valid/,
    ],
    ["sparse initializers", Uint8Array.of(0x3a, 2, 0x7a, 0), /sparse initializers are not read/],
  ])("%s", (_, wrong, message) => {
    expect(() => readModelFile(wrong)).toThrow(message);
  });
});
