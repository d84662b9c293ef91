// @vitest-environment happy-dom
import type { Progress } from "@deconvscope/proto";
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useKeyboard } from "../keyboard/use-shortcuts.ts";
import { MeasureAction } from "./measure-action.tsx";
import { useMeasurement } from "./use-measurement.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let place: HTMLElement;
let root: Root;

const empty: { progress: Progress | undefined } = { progress: undefined };
async function* wait(signal: AbortSignal): AsyncIterable<never> {
  await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}
function Probe() {
  useKeyboard();
  const measurement = useMeasurement("a", empty, wait, (state) => state);
  return createElement(MeasureAction, { measurement, verb: "Measure" });
}
const press = (key: string) => act(async () => void dispatchEvent(new KeyboardEvent("keydown", { key })));
const begin = async () => {
  place.querySelector("button")?.focus();
  await act(async () => place.querySelector("button")?.click());
};

beforeEach(async () => {
  vi.useFakeTimers();
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  await act(async () => root.render(createElement(Probe)));
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  vi.useRealTimers();
});

it("Cancel takes the focus of the button that began, and gives it back", async () => {
  await begin();
  await act(async () => vi.advanceTimersByTime(300));
  expect(document.activeElement?.textContent).toBe("Cancel esc");
  await press("Escape");
  await act(async () => vi.advanceTimersByTime(1000));
  expect(document.activeElement?.textContent).toBe("Measure again");
});

it("Escape gives up at once, before Cancel is seen", async () => {
  await begin();
  expect(document.activeElement?.textContent).toBe("Measure");
  await press("Escape");
  expect(document.activeElement?.textContent).toBe("Measure again");
});
