import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { describe, expect, test } from "vitest";
import { decodeTensor } from "./decode-tensor.ts";
import { dataTypes } from "./wire/data-types.ts";
import { readTensorRecord } from "./wire/read-tensor-record.ts";

interface TensorSketch {
  readonly dataType: number;
  readonly dims: readonly number[];
  readonly raw?: readonly number[];
  readonly write?: (writer: BinaryWriter) => unknown;
}

function decode({ dataType, dims, raw, write }: TensorSketch) {
  const writer = new BinaryWriter();
  for (const length of dims) writer.tag(1, WireType.Varint).int64(length);
  writer.tag(2, WireType.Varint).int32(dataType);
  if (raw) writer.tag(9, WireType.LengthDelimited).bytes(Uint8Array.from(raw));
  write?.(writer);
  return decodeTensor(readTensorRecord(writer.finish(), "a tensor"), 'initializer "w"');
}

describe("raw values, little-endian", () => {
  test.each<[keyof typeof dataTypes, number[], number[]]>([
    ["float", [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], [1, -2]],
    ["double", [0, 0, 0, 0, 0, 0, 0xe0, 0x3f], [0.5]],
    ["float16", [0x00, 0x3c, 0x00, 0xc0, 0x01, 0x00], [1, -2, 2 ** -24]],
    ["bfloat16", [0x80, 0x3f, 0x00, 0xc0], [1, -2]],
    ["int8", [0xff, 0x7f], [-1, 127]],
    ["uint8", [0xff, 0x7f], [255, 127]],
    ["int16", [0xfe, 0xff], [-2]],
    ["uint16", [0xfe, 0xff], [65534]],
    ["int32", [0xfe, 0xff, 0xff, 0xff], [-2]],
    ["uint32", [0xfe, 0xff, 0xff, 0xff], [2 ** 32 - 2]],
    ["int64", [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], [-2]],
    ["uint64", [2, 0, 0, 0, 0, 0, 0, 0], [2]],
    ["boolean", [1, 0], [1, 0]],
  ])("%s", (name, raw, expected) => {
    const { data, kind } = decode({ dataType: dataTypes[name], dims: [expected.length], raw });
    expect(Array.from(data)).toEqual(expected);
    expect(data instanceof Float32Array).toBe(kind === "float");
  });
});

describe("listed values", () => {
  test.each<[keyof typeof dataTypes, (writer: BinaryWriter) => unknown, number[]]>([
    ["float", (writer) => writer.tag(4, WireType.LengthDelimited).fork().float(1).float(-2).join(), [1, -2]],
    ["float", (writer) => writer.tag(4, WireType.Bit32).float(1).tag(4, WireType.Bit32).float(-2), [1, -2]],
    ["double", (writer) => writer.tag(10, WireType.LengthDelimited).fork().double(0.5).join(), [0.5]],
    ["int64", (writer) => writer.tag(7, WireType.LengthDelimited).fork().int64(-3).int64(4).join(), [-3, 4]],
    ["int64", (writer) => writer.tag(7, WireType.Varint).int64(-3), [-3]],
    ["int32", (writer) => writer.tag(5, WireType.LengthDelimited).fork().int32(-3).join(), [-3]],
    ["boolean", (writer) => writer.tag(5, WireType.LengthDelimited).fork().int32(1).join(), [1]],
    ["float16", (writer) => writer.tag(5, WireType.LengthDelimited).fork().int32(0xc000).join(), [-2]],
    ["bfloat16", (writer) => writer.tag(5, WireType.LengthDelimited).fork().int32(0xc000).join(), [-2]],
    ["uint64", (writer) => writer.tag(11, WireType.LengthDelimited).fork().uint64(5).join(), [5]],
  ])("%s %#", (name, write, expected) => {
    const { data } = decode({ dataType: dataTypes[name], dims: [expected.length], write });
    expect(Array.from(data)).toEqual(expected);
  });
});

describe("refuses", () => {
  test.each<[string, TensorSketch, RegExp]>([
    [
      "bytes that are not as many as the dims say",
      { dataType: dataTypes.float, dims: [2, 3], raw: [1, 2, 3, 4] },
      /initializer "w" expects 24 bytes for dims \[2,3\] of float, got 4/,
    ],
    ["values that are not", { dataType: dataTypes.int64, dims: [2] }, /expects 2 values for dims \[2\], got 0/],
    ["dims beyond every file", { dataType: dataTypes.float, dims: [2 ** 30, 2 ** 30], raw: [0] }, /got 1/],
    ["negative dims", { dataType: dataTypes.float, dims: [-1], raw: [] }, /has dims \[-1\]/],
    ["text", { dataType: dataTypes.text, dims: [1] }, /is of text: expected floats or integers/],
    ["an unknown data type", { dataType: 99, dims: [1] }, /is of data type 99/],
    [
      "external data",
      { dataType: dataTypes.float, dims: [1], write: (writer) => writer.tag(14, WireType.Varint).int32(1) },
      /initializer "w" keeps its values in another file: save the model as one file/,
    ],
  ])("%s", (_, sketch, message) => {
    expect(() => decode(sketch)).toThrow(message);
  });
});
