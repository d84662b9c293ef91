import { Code, ConnectError } from "@connectrpc/connect";
import { expect, test } from "vitest";
import { EngineError } from "./engine/engine-error.ts";
import { toConnectError } from "./errors.ts";
import { BadRequestSchema } from "./gen/google/rpc/error_details_pb.js";
import { quote, RequestError } from "./request-error.ts";
import { StoreError } from "./store/store-error.ts";

test.each([
  [new RequestError("invalid", "no", "units[2].x"), Code.InvalidArgument, "units[2].x: no"],
  [new RequestError("overloaded", "no"), Code.ResourceExhausted, "no"],
  [new EngineError("process", "ended", "gone"), Code.Unavailable, "gone"],
  [new EngineError("queue", "full", "full"), Code.ResourceExhausted, "full"],
  [new EngineError("ImageError", "damaged", "half"), Code.InvalidArgument, "image: half"],
  [new EngineError("ImageError", "too-large", "much"), Code.ResourceExhausted, "image: much"],
  [
    new EngineError("ImageError", "preprocessing", "preprocessing: mean"),
    Code.InvalidArgument,
    "header.preprocessing: mean",
  ],
  [new EngineError("ArchiveError", "too-large", "bomb"), Code.ResourceExhausted, "chunk: bomb"],
  [new EngineError("NetworkError", "open-shape", "open"), Code.InvalidArgument, "header.input_shape: open"],
  [new EngineError("NetworkError", "wrong-shape", "9"), Code.InvalidArgument, "header.input_shape: 9"],
  [new EngineError("NetworkError", "malformed", "torn"), Code.InvalidArgument, "chunk: torn"],
  [new EngineError("DatasetError", "not-found", "none"), Code.NotFound, "none"],
  [new EngineError("defect", "", "secret"), Code.Internal, "the engine failed; the log has the details"],
  [new StoreError("postgres://me@host/lab", "gone"), Code.Unavailable, "the store cannot be reached; try again"],
  [new TypeError("secret"), Code.Internal, "the server failed; its log has the details"],
])("%s", (error, code, words) => {
  expect(toConnectError(error)).toMatchObject({ code, rawMessage: words });
});

test("a field is also in google.rpc.BadRequest", () => {
  const error = toConnectError(new RequestError("invalid", "no", "units[2].x"));
  const [detail] = error.details;
  expect(detail).toMatchObject({
    desc: BadRequestSchema,
    value: { fieldViolations: [{ field: "units[2].x", description: "no" }] },
  });
});

test("long words are cut, a ConnectError stays as it is", () => {
  expect(toConnectError(new RequestError("invalid", "x".repeat(5000))).rawMessage).toHaveLength(3001);
  const given = new ConnectError("as it is", Code.Aborted);
  expect(toConnectError(given)).toBe(given);
});

test("words that are cut, or half a character to begin with, can be sent", () => {
  for (const words of [
    "😀".repeat(1000),
    `x${"😀".repeat(1000)}`,
    "\ud83d",
    quote("😀".repeat(300)),
    quote("\ude00"),
  ]) {
    const { rawMessage } = toConnectError(new RequestError("not-found", words));
    expect(encodeURIComponent(rawMessage).length).toBeLessThan(3100);
    expect(rawMessage.length).toBeGreaterThan(0);
  }
});
