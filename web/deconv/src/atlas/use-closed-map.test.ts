// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { useClosedMap } from "./use-closed-map.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let root: Root;
let closed: number | undefined;

function Probe({ list, opened }: { list: string; opened: number | undefined }) {
  closed = useClosedMap(list, opened);
  return null;
}
const show = (list: string, opened?: number) => act(() => root.render(createElement(Probe, { list, opened })));

beforeEach(() => {
  root = createRoot(document.createElement("div"));
});
afterEach(() => act(() => root.unmount()));

it("is the map that was open last", () => {
  show("conv5");
  expect(closed).toBeUndefined();
  show("conv5", 7);
  show("conv5", 9);
  expect(closed).toBeUndefined();
  show("conv5");
  expect(closed).toBe(9);
});

it("is forgotten where another list is shown", () => {
  show("conv5", 7);
  show("conv4");
  expect(closed).toBeUndefined();
});
