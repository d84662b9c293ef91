// @vitest-environment happy-dom
import { Code, ConnectError } from "@connectrpc/connect";
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Query, useQuery } from "./use-query.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let root: Root;
let query: Query<string>;
let calls: { key: string; signal: AbortSignal; answer: (value: string) => void; fail: (error: Error) => void }[];

function Probe({ name }: { name: string | undefined }) {
  query = useQuery(
    name,
    (signal) => new Promise<string>((answer, fail) => calls.push({ key: name!, signal, answer, fail })),
  );
  return null;
}
const show = (name: string | undefined) => act(() => root.render(createElement(Probe, { name })));

beforeEach(() => {
  calls = [];
  root = createRoot(document.createElement("div"));
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

describe("use query", () => {
  it("asks once a key", async () => {
    show("a");
    expect(query.loading).toBe(true);
    await act(async () => calls[0]!.answer("A"));
    show("a");
    expect(query).toMatchObject({ value: "A", loading: false });
    expect(calls).toHaveLength(1);
  });
  it("gives the call up and shows nothing stale when the key changes", async () => {
    show("a");
    await act(async () => calls[0]!.answer("A"));
    show("b");
    expect(query.value).toBeUndefined();
    show("c");
    expect(calls[1]!.signal.aborted).toBe(true);
    await act(async () => calls[1]!.answer("B"));
    expect(query.value).toBeUndefined();
  });
  it("asks nothing without a key", () => {
    show(undefined);
    expect(query.loading).toBe(false);
    expect(calls).toHaveLength(0);
  });
  it("keeps the last good answer beside what went wrong", async () => {
    show("a");
    await act(async () => calls[0]!.answer("A"));
    act(() => query.reload());
    await act(async () => calls[1]!.fail(new ConnectError("full", Code.ResourceExhausted)));
    expect(query).toMatchObject({ value: "A", problem: { code: "RESOURCE_EXHAUSTED", message: "full" } });
  });
  it("asks again by itself while the server is away, ever less often", async () => {
    vi.useFakeTimers();
    show("a");
    await act(async () => calls[0]!.fail(new ConnectError("away", Code.Unavailable)));
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(calls).toHaveLength(2);
    await act(async () => calls[1]!.fail(new ConnectError("away", Code.Unavailable)));
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(calls).toHaveLength(2);
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(calls).toHaveLength(3);
    await act(async () => calls[2]!.answer("A"));
    expect(query).toMatchObject({ value: "A", problem: undefined });
  });
  it("does not repeat what the server refuses", async () => {
    vi.useFakeTimers();
    show("a");
    await act(async () => calls[0]!.fail(new ConnectError("no such model", Code.NotFound)));
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(calls).toHaveLength(1);
  });
});
