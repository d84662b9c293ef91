// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SideScroll } from "./side-scroll.tsx";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let root: Root;
const region = () => document.querySelector<HTMLElement>("section")!;

/** The element as a page would lay it out, 300 px of content in 100 px. */
async function scrollTo(scrollLeft: number) {
  Object.defineProperties(region(), {
    clientWidth: { configurable: true, value: 100 },
    scrollWidth: { configurable: true, value: 300 },
  });
  region().scrollLeft = scrollLeft;
  await act(async () => region().dispatchEvent(new Event("scroll")));
  const { before, after } = region().parentElement!.dataset;
  return [before, after];
}

beforeEach(async () => {
  root = createRoot(document.body);
  const table = createElement("table");
  await act(async () => root.render(createElement(SideScroll, { label: "Outcomes", children: table })));
});
afterEach(() => act(async () => root.unmount()));

it("tells on which sides there is more", async () => {
  expect(await scrollTo(0)).toEqual(["false", "true"]);
  expect(await scrollTo(80)).toEqual(["true", "true"]);
  expect(await scrollTo(200)).toEqual(["true", "false"]);
});

it("is named, and reached by key while it scrolls", async () => {
  expect(region().getAttribute("aria-label")).toBe("Outcomes");
  expect(region().hasAttribute("tabindex")).toBe(false);
  await scrollTo(0);
  expect(region().tabIndex).toBe(0);
});
