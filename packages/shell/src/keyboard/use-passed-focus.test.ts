// @vitest-environment happy-dom
import { act, createElement, useRef } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { usePassedFocus } from "./use-passed-focus.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let place: HTMLElement;
let root: Root;

function Leaving() {
  const element = useRef<HTMLDivElement>(null);
  usePassedFocus(element);
  return createElement("div", { ref: element }, createElement("button", { id: "cancel", type: "button" }, "Cancel"));
}
const show = (running: boolean) =>
  act(() =>
    root.render(
      createElement(
        "section",
        {},
        createElement("button", { disabled: true, type: "button" }, "Off"),
        running
          ? createElement("p", {}, createElement(Leaving))
          : createElement("button", { id: "again", type: "button" }, "Again"),
      ),
    ),
  );

beforeEach(() => {
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

it("passes the focus to what stands there afterwards", async () => {
  show(true);
  document.getElementById("cancel")?.focus();
  show(false);
  await Promise.resolve();
  expect(document.activeElement?.id).toBe("again");
});

it("leaves the focus alone where it is elsewhere", async () => {
  show(true);
  show(false);
  await Promise.resolve();
  expect(document.activeElement).toBe(document.body);
});
