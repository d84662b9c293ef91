// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { keepChild } from "./keep-child.ts";
import { keepSvg } from "./keep-svg.ts";

describe("keepChild", () => {
  it("makes the child once and finds it again, toggled classes or not", () => {
    const parent = document.createElement("div");
    const first = keepChild(parent, "div", "level stages");
    first.classList.add("hot");
    expect(keepChild(parent, "div", "level stages")).toBe(first);
  });

  it("tells children with one class in common apart", () => {
    const parent = document.createElement("div");
    expect(keepChild(parent, "div", "level stages")).not.toBe(keepChild(parent, "div", "level layers"));
  });

  it("looks at children only", () => {
    const parent = document.createElement("div");
    const inner = keepChild(keepChild(parent, "div", "outer"), "span", "name");
    expect(keepChild(parent, "span", "name")).not.toBe(inner);
  });

  it("keeps an svg in its namespace", () => {
    const svg = keepSvg(document.createElement("div"), "marks");
    expect(svg.namespaceURI).toBe("http://www.w3.org/2000/svg");
  });
});
