// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce } from "./announce.ts";
import { copyText } from "./copy-text.ts";
import { Notice } from "./notice.tsx";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let root: Root;
let host: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  host = document.createElement("div");
  root = createRoot(host);
  act(() => root.render(createElement(Notice)));
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("notice", () => {
  it("stands for six seconds", () => {
    act(() => announce("notes.txt is neither a photo nor a model."));
    expect(host.textContent).toBe("notes.txt is neither a photo nor a model.");
    act(() => vi.advanceTimersByTime(6001));
    expect(host.textContent).toBe("");
  });
});

describe("copy text", () => {
  it("tells whether the text is on the clipboard", async () => {
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    expect(await copyText("a link")).toBe(true);
    expect(writeText).toHaveBeenCalledWith("a link");
  });
  it("says so where the browser has no clipboard", async () => {
    vi.stubGlobal("navigator", {});
    await act(async () => expect(await copyText("a link")).toBe(false));
    expect(host.textContent).toBe("Nothing was copied: the browser lends its clipboard only to https and localhost.");
  });
});
