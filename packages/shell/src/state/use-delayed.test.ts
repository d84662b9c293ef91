// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useDelayed } from "./use-delayed.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let root: Root;
let shown = false;

function Probe({ waiting }: { waiting: boolean }) {
  shown = useDelayed(waiting);
  return null;
}
const show = (waiting: boolean) => act(() => root.render(createElement(Probe, { waiting })));
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

beforeEach(() => {
  vi.useFakeTimers();
  root = createRoot(document.createElement("div"));
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

describe("use delayed", () => {
  it("shows nothing of a wait under 200 ms", () => {
    show(true);
    pass(190);
    show(false);
    pass(1000);
    expect(shown).toBe(false);
  });
  it("shows after 200 ms and then for at least 300", () => {
    show(true);
    pass(210);
    expect(shown).toBe(true);
    show(false);
    pass(200);
    expect(shown).toBe(true);
    pass(110);
    expect(shown).toBe(false);
  });
});
