import { Code, ConnectError } from "@connectrpc/connect";
import { describe, expect, it, vi } from "vitest";
import { resumeStream } from "./resume-stream.ts";

const broken = () => new ConnectError("the connection broke", Code.Unavailable);

/** A stream that breaks after its first message as often as told, then ends. */
function flaky(breaks: number, error = broken) {
  let opened = 0;
  return async function* () {
    opened++;
    yield `message of ${opened}`;
    if (opened <= breaks) throw error();
  };
}
async function collect(open: () => AsyncIterable<string>, options = {}) {
  const messages: string[] = [];
  for await (const message of resumeStream(open, { signal: new AbortController().signal, delays: [0, 0], ...options }))
    messages.push(message);
  return messages;
}

describe("resume stream", () => {
  it("opens again after a break, and says so", async () => {
    const onBreak = vi.fn();
    expect(await collect(flaky(2), { onBreak })).toEqual(["message of 1", "message of 2", "message of 3"]);
    expect(onBreak.mock.calls).toEqual([[1], [2]]);
  });
  it("gives up once the attempts are used up", async () => {
    await expect(collect(flaky(3))).rejects.toThrow("the connection broke");
  });
  it("counts anew after a connection that held", async () => {
    expect(await collect(flaky(5), { steadyAfter: 0 })).toHaveLength(6);
  });
  it("does not repeat what the server refused", async () => {
    const refused = () => new ConnectError("no such layer", Code.NotFound);
    await expect(collect(flaky(1, refused))).rejects.toThrow("no such layer");
  });
  it("stops waiting when the reader leaves", async () => {
    const abort = new AbortController();
    const reading = collect(flaky(1), {
      signal: abort.signal,
      delays: [60_000],
      onBreak: () => queueMicrotask(() => abort.abort(new Error("left"))),
    });
    await expect(reading).rejects.toThrow("left");
  });
});
