import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { ChannelOrder } from "@deconvscope/proto";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readFileHeader } from "./read-file-header.ts";

const key = "deconvscope.v1.ImportModelHeader";
const told = {
  description: "knows ünïcode 猫",
  preprocessing: { resizeShortSide: 96, channelOrder: "CHANNEL_ORDER_BGR", mean: [1, 2, 3] },
  labels: ["cat", "dog"],
  ofALaterRelease: 1,
};

function onnx(entries: readonly [string, string][]): Blob {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.Varint).int64(8);
  writer.tag(7, WireType.LengthDelimited).bytes(new Uint8Array(300_000).fill(0xff));
  for (const [name, value] of entries) {
    writer.tag(14, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.LengthDelimited).string(name);
    writer.tag(2, WireType.LengthDelimited).string(value).join();
  }
  return new Blob([new Uint8Array(writer.finish())]);
}

function zip(modelJson: string, level: 0 | 9): Blob {
  const weights = new Uint8Array(3_000_000).map((_, index) => (index * 7919) % 251);
  const files = { "m/weights.bin": weights, "m/model.json": strToU8(modelJson) };
  return new Blob([new Uint8Array(zipSync(files, { level }))]);
}

const archived = JSON.stringify({ modelTopology: {}, userDefinedMetadata: { [key]: told, mine: 1 } });

describe("readFileHeader", () => {
  it.each([
    [
      "an ONNX file, the last of a key that occurs twice",
      onnx([
        [key, "{}"],
        ["author", "me"],
        [key, JSON.stringify(told)],
      ]),
    ],
    ["a zip whose weights come first, deflated", zip(archived, 9)],
    ["a zip whose weights come first, stored", zip(archived, 0)],
  ])("reads what is said in %s", async (_, file) => {
    expect(await readFileHeader(file)).toMatchObject({
      description: told.description,
      labels: told.labels,
      preprocessing: { resizeShortSide: 96, channelOrder: ChannelOrder.BGR, mean: [1, 2, 3] },
    });
  });

  it.each([
    ["an ONNX file that says nothing", onnx([["author", "me"]])],
    ["an ONNX file that mumbles", onnx([[key, '{"labels": 7}']])],
    ["an ONNX file that is cut off", onnx([[key, JSON.stringify(told)]]).slice(0, -3)],
    ["a zip that says nothing", zip("{}", 9)],
    ["a zip without a model.json", new Blob([new Uint8Array(zipSync({ "a.txt": strToU8("a") }))])],
    ["a zip that is cut off", zip(archived, 9).slice(0, 1000)],
    ["text", new Blob(["no model"])],
    ["nothing", new Blob([])],
  ])("finds nothing in %s", async (_, file) => {
    expect(await readFileHeader(file)).toBeUndefined();
  });
});
