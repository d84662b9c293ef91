import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { RunSchema, SnapshotSchema, WatchRunResponseSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { writeField } from "./written-field.ts";

const run = create(RunSchema, { id: "one", labels: ["cat"], error: "x".repeat(1000) });

test("a message that has it is read as if it had the field", () => {
  const response = create(WatchRunResponseSchema, { watchers: 2 });
  response.$unknown = [writeField(WatchRunResponseSchema.field.run, run)];
  const read = fromBinary(WatchRunResponseSchema, toBinary(WatchRunResponseSchema, response));
  expect(read).toEqual(create(WatchRunResponseSchema, { event: { case: "run", value: run }, watchers: 2 }));
});

test("refuses a message of another kind, and a field that is none", () => {
  const { snapshot, watchers } = WatchRunResponseSchema.field;
  expect(() => writeField(snapshot, run)).toThrow(
    "snapshot: expected a message deconvscope.v1.Snapshot, got deconvscope.v1.Run",
  );
  expect(() => writeField(watchers, create(SnapshotSchema))).toThrow(
    "watchers: expected a message field, got deconvscope.v1.Snapshot",
  );
});
