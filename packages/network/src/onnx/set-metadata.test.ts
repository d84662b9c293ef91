import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { expect, test } from "vitest";
import { buildNetwork } from "../build-network.ts";
import { readOnnx, readOnnxMetadata, setOnnxMetadata, writeOnnx } from "./index.ts";

const bytes = writeOnnx(buildNetwork([{ operator: "Input", name: "image", inputs: [], shape: [4, 6, 2] }], "image"));

/** The file with an entry more at its beginning, which is where field 14 may stand as well. */
function withEntry(key: string, value: string): Uint8Array {
  const writer = new BinaryWriter();
  writer.tag(14, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).string(key).tag(2, WireType.LengthDelimited).string(value);
  return Uint8Array.from([...writer.join().finish(), ...bytes]);
}

test("a text is kept under its key, and the network is the same", () => {
  const told = setOnnxMetadata(bytes, "note", "größer");
  expect(readOnnxMetadata(told)).toEqual(new Map([["note", "größer"]]));
  expect(readOnnx(told)).toEqual(readOnnx(bytes));
  expect(readOnnxMetadata(bytes)).toEqual(new Map());
});

test("what is there is replaced, wherever it stands; other keys stay", () => {
  const both = setOnnxMetadata(withEntry("note", "old"), "author", "me");
  const changed = setOnnxMetadata(both, "note", "new");
  expect([...readOnnxMetadata(changed)]).toEqual([
    ["author", "me"],
    ["note", "new"],
  ]);
  expect(changed).toEqual(setOnnxMetadata(setOnnxMetadata(bytes, "author", "me"), "note", "new"));
});

test("what it says already leaves the very bytes", () => {
  const told = setOnnxMetadata(bytes, "note", "same");
  expect(setOnnxMetadata(told, "note", "same")).toBe(told);
});

test("bytes that are no ONNX file are refused", () => {
  expect(() => readOnnxMetadata(bytes.slice(0, -1))).toThrow(expect.objectContaining({ code: "malformed" }));
  expect(() => setOnnxMetadata(Uint8Array.of(0x72, 2, 0x08, 1), "note", "x")).toThrow(/a metadata entry is not ONNX/);
});
