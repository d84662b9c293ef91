import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { Code, ConnectError } from "@connectrpc/connect";
import { describe, expect, it } from "vitest";
import { callProblem, isCancelled } from "./call-problem.ts";

/** google.rpc.BadRequest with one violation of a field. */
function badRequest(field: string): Uint8Array {
  const violation = new BinaryWriter()
    .tag(1, WireType.LengthDelimited)
    .string(field)
    .tag(2, WireType.LengthDelimited)
    .string("why")
    .finish();
  return new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(violation).finish();
}

describe("call problem", () => {
  it("names code and field as the server does", () => {
    const error = new ConnectError("expected 0 … 383, got 999", Code.InvalidArgument);
    error.details.push({ type: "google.rpc.BadRequest", value: badRequest("units[0].channel") });
    expect(callProblem(error)).toEqual({
      code: "INVALID_ARGUMENT",
      message: "expected 0 … 383, got 999",
      fields: ["units[0].channel"],
      retryable: false,
    });
  });
  it.each([
    [Code.Unavailable, true],
    [Code.ResourceExhausted, true],
    [Code.NotFound, false],
    [Code.Unimplemented, false],
  ])("knows where asking again may help: %s", (code, retryable) => {
    expect(callProblem(new ConnectError("x", code)).retryable).toBe(retryable);
  });
  it.each([
    new TypeError("Failed to fetch"),
    new ConnectError("network error", Code.Unknown, undefined, undefined, new TypeError("network error")),
    new ConnectError("missing EndStreamResponse", Code.Internal),
  ])("calls a broken connection UNAVAILABLE: %s", (thrown) => {
    expect(callProblem(thrown)).toMatchObject({
      code: "UNAVAILABLE",
      message: "The server does not answer.",
      retryable: true,
    });
  });
  it("tells a call that was given up from one that failed", () => {
    expect(isCancelled(new DOMException("gone", "AbortError"))).toBe(true);
    expect(isCancelled(new ConnectError("gone", Code.Canceled))).toBe(true);
    expect(isCancelled(new ConnectError("gone", Code.Unavailable))).toBe(false);
    expect(isCancelled(new Error("gone"))).toBe(false);
  });
});
