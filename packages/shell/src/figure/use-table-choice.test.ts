// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { useTableChoice } from "./use-table-choice.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let root: Root;
let choices: Record<string, ReturnType<typeof useTableChoice>> = {};

function Probe() {
  choices = { main: useTableChoice(), truth: useTableChoice("truth"), signs: useTableChoice("signs") };
  return null;
}

beforeEach(() => {
  history.replaceState(null, "", "/occlusion/?tables=signs");
  root = createRoot(document.createElement("div"));
  act(() => root.render(createElement(Probe)));
});
afterEach(() => act(() => root.unmount()));

const shown = () => Object.keys(choices).filter((name) => choices[name]?.shown);
const toggle = (name: string) => act(() => choices[name]?.onToggle());

it("each figure of a page has its own place in the address", () => {
  expect(shown()).toEqual(["signs"]);
  toggle("truth");
  toggle("main");
  expect(location.search).toBe("?tables=signs,truth&view=table");
  expect(shown()).toEqual(["main", "truth", "signs"]);
  for (const name of ["signs", "truth", "main"]) toggle(name);
  expect(location.search).toBe("");
});
