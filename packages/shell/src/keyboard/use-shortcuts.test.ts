// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { enableSingleKeys, useKeyboard, useShortcuts } from "./use-shortcuts.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
const run = vi.fn();
let root: Root;

function Page() {
  useKeyboard();
  useShortcuts([{ keys: "t", does: "light or dark", run }]);
  return createElement("input", { "aria-label": "name" });
}
const press = (target: EventTarget, key: string) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

beforeEach(() => {
  run.mockClear();
  localStorage.clear();
  const host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
  act(() => root.render(createElement(Page)));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

describe("use shortcuts", () => {
  it("runs what a key means", () => {
    press(document.body, "t");
    expect(run).toHaveBeenCalledOnce();
  });
  it("rests while a text field has the focus", () => {
    press(document.querySelector("input")!, "t");
    expect(run).not.toHaveBeenCalled();
  });
  it("rests while a dialog is open", () => {
    document.body.appendChild(document.createElement("dialog")).setAttribute("open", "");
    press(document.body, "t");
    expect(run).not.toHaveBeenCalled();
  });
  it("can be switched off, and on again", () => {
    enableSingleKeys(false);
    press(document.body, "t");
    expect(run).not.toHaveBeenCalled();
    enableSingleKeys(true);
    press(document.body, "t");
    expect(run).toHaveBeenCalledOnce();
  });
  it("forgets what is no longer on screen", () => {
    act(() => root.render(null));
    press(document.body, "t");
    expect(run).not.toHaveBeenCalled();
  });
});
