import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import { ImportModelRequestSchema, ImportModelResponseSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { importBody, readAnswer } from "./send-import.ts";

/** The messages of a Connect stream, as a server reads them. */
async function readMessages(body: Blob) {
  const bytes = new Uint8Array(await body.arrayBuffer());
  const messages = [];
  for (let at = 0; at < bytes.length; ) {
    const view = new DataView(bytes.buffer, at);
    expect(view.getUint8(0)).toBe(0);
    messages.push(fromBinary(ImportModelRequestSchema, bytes.subarray(at + 5, at + 5 + view.getUint32(1))).part);
    at += 5 + view.getUint32(1);
  }
  return messages;
}
function envelope(flags: number, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(5 + content.length);
  new DataView(bytes.buffer).setUint32(1, content.length);
  bytes[0] = flags;
  bytes.set(content, 5);
  return bytes;
}
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe("import body", () => {
  it("is the header, then the file in chunks of a mebibyte, byte for byte", async () => {
    const file = Uint8Array.from({ length: (1 << 20) + 70_000 }, (_, index) => index % 251);
    const messages = await readMessages(importBody({ name: "net", labels: ["cat", "dog"] }, new Blob([file])));
    expect(messages.map((part) => part.case)).toEqual(["header", "chunk", "chunk"]);
    expect(messages[0]).toMatchObject({ case: "header", value: { name: "net", labels: ["cat", "dog"] } });
    const sent = join(...messages.flatMap((part) => (part.case === "chunk" ? [part.value] : [])));
    expect(Buffer.from(sent).equals(Buffer.from(file))).toBe(true);
  });
  it("is the header alone for an empty file", async () => {
    expect(await readMessages(importBody({ name: "net" }, new Blob([])))).toHaveLength(1);
  });
});

describe("read answer", () => {
  const answer = toBinary(
    ImportModelResponseSchema,
    create(ImportModelResponseSchema, { summary: { name: "net" }, warnings: ["Dropout is left out"] }),
  );

  it("reads the answer before the end of the stream", () => {
    expect(readAnswer(200, join(envelope(0, answer), envelope(2, json({}))))).toMatchObject({
      summary: { name: "net" },
      warnings: ["Dropout is left out"],
    });
  });
  it("throws what the end of the stream tells", () => {
    const end = json({ error: { code: "invalid_argument", message: "model: expected Conv, got QLinearConv" } });
    expect(() => readAnswer(200, envelope(2, end))).toThrow(
      expect.objectContaining({ code: Code.InvalidArgument, rawMessage: "model: expected Conv, got QLinearConv" }),
    );
  });
  it.each([
    [413, new Uint8Array(0), "HTTP 413 with 0 bytes"],
    [200, new Uint8Array(3), "HTTP 200 with 3 bytes"],
  ])("says what came instead of an answer: %s", (status, bytes, words) => {
    expect(() => readAnswer(status, bytes)).toThrow(words);
  });
});
