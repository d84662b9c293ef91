import { create, fromBinary, toBinary, type UnknownField } from "@bufbuild/protobuf";
import { RunSchema, WatchRunResponseSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { writeMessage } from "./write-message.ts";

const run = create(RunSchema, { id: "one", labels: ["cat", "dog"] });
const message = create(WatchRunResponseSchema, { event: { case: "run", value: run }, watchers: 3 });

test("as protobuf writes it", () => {
  const bytes = writeMessage(WatchRunResponseSchema, message);
  expect(bytes.equals(toBinary(WatchRunResponseSchema, message))).toBe(true);
});

test("with fields that are written already", () => {
  const written: UnknownField[] = fromBinary(
    WatchRunResponseSchema,
    Uint8Array.of(...toBinary(WatchRunResponseSchema, message), 0xfa, 0x01, 2, 7, 8),
  ).$unknown!;
  const later = create(WatchRunResponseSchema, { event: { case: "run", value: run }, watchers: 3 });
  later.$unknown = written;
  expect(written).toEqual([{ no: 31, wireType: 2, data: Uint8Array.of(2, 7, 8) }]);
  const bytes = writeMessage(WatchRunResponseSchema, later);
  expect(bytes.equals(toBinary(WatchRunResponseSchema, later))).toBe(true);
  expect(writeMessage(WatchRunResponseSchema, later)).toBe(bytes);
});
