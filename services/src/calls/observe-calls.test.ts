import { create } from "@bufbuild/protobuf";
import { Code, ConnectError, createContextValues, type StreamRequest, type StreamResponse } from "@connectrpc/connect";
import { DeconvService } from "@deconvscope/proto";
import { expect, test } from "vitest";
import type { Metrics } from "../metrics.ts";
import { startLog } from "../start-log.ts";
import { observeCalls } from "./observe-calls.ts";

const method = DeconvService.method.reconstruct;

/** A stream of messages without end as a carrier gets it, and the codes with which it ended. */
async function open(signal: AbortSignal) {
  const codes: string[] = [];
  const metrics: Pick<Metrics, "observeCall"> = { observeCall: (_, code) => codes.push(code) };
  async function* messages() {
    for (;;) {
      signal.throwIfAborted();
      yield create(method.output);
    }
  }
  const request = {
    stream: true,
    service: DeconvService,
    method,
    requestMethod: "POST",
    url: "",
    signal,
    header: new Headers(),
    contextValues: createContextValues(),
    message: messages(),
  } as const satisfies StreamRequest;
  const parts = {
    stream: true,
    service: DeconvService,
    method,
    header: new Headers(),
    trailer: new Headers(),
  } as const;
  const response: StreamResponse = { ...parts, message: messages() };
  const answer = await observeCalls(startLog("silent"), metrics)(async () => response)(request);
  if (!answer.stream) {
    throw new Error("expected a stream");
  }
  return { stream: answer.message[Symbol.asyncIterator](), codes };
}

test("a carrier that never asks for the next message is seen to go", async () => {
  const controller = new AbortController();
  const { stream, codes } = await open(controller.signal);
  await stream.next();
  expect(codes).toEqual([]);
  controller.abort();
  expect(codes).toEqual(["Canceled"]);
  await expect(stream.next()).rejects.toThrow();
  expect(codes).toEqual(["Canceled"]);
});

test("one that leaves went away; one that is late ends with its deadline; each is counted once", async () => {
  const leaving = await open(new AbortController().signal);
  await leaving.stream.next();
  await leaving.stream.return?.();
  expect(leaving.codes).toEqual(["Canceled"]);
  const controller = new AbortController();
  const late = await open(controller.signal);
  await late.stream.next();
  controller.abort(new ConnectError("too late", Code.DeadlineExceeded));
  await expect(late.stream.next()).rejects.toMatchObject({ code: Code.DeadlineExceeded });
  expect(late.codes).toEqual(["DeadlineExceeded"]);
});
