// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { drawMarks, printSvg, type SvgMark } from "./svg-mark.ts";
import { token } from "./token.ts";

const rect = (x: number): SvgMark => ({ tag: "rect", attributes: { x, width: 2, fill: token("ink") } });
const svg = () => document.createElementNS("http://www.w3.org/2000/svg", "svg");

describe("drawMarks", () => {
  it("makes one element a mark, in order", () => {
    const parent = svg();
    drawMarks(parent, [rect(1), { tag: "text", text: "conv1" }]);
    expect([...parent.children].map(({ tagName }) => tagName)).toEqual(["rect", "text"]);
    expect(parent.textContent).toBe("conv1");
  });

  it("reuses elements of the same tag and takes stale attributes away", () => {
    const parent = svg();
    drawMarks(parent, [{ tag: "rect", attributes: { x: 1, rx: 3 } }]);
    const first = parent.firstElementChild;
    drawMarks(parent, [rect(5)]);
    expect(parent.firstElementChild).toBe(first);
    expect(first?.getAttribute("x")).toBe("5");
    expect(first?.hasAttribute("rx")).toBe(false);
  });

  it("replaces elements of another tag and removes the rest", () => {
    const parent = svg();
    drawMarks(parent, [rect(1), rect(2), rect(3)]);
    drawMarks(parent, [{ tag: "path", attributes: { d: "M0 0" } }]);
    expect([...parent.children].map(({ tagName }) => tagName)).toEqual(["path"]);
  });

  it("draws what is inside a group", () => {
    const parent = svg();
    drawMarks(parent, [{ tag: "g", children: [rect(1), rect(2)] }]);
    drawMarks(parent, [{ tag: "g", children: [rect(4)] }]);
    expect(parent.querySelectorAll("g rect")).toHaveLength(1);
  });

  it("leaves no word of before in an element that holds elements now", () => {
    const parent = svg();
    drawMarks(parent, [{ tag: "text", text: "0.25" }]);
    drawMarks(parent, [{ tag: "text", children: [{ tag: "tspan", text: "0.201" }] }]);
    expect(parent.textContent).toBe("0.201");
  });
});

describe("printSvg", () => {
  it("is a file of its own: namespace, size, colours of one theme", () => {
    const text = printSvg([rect(1)], { width: 10, height: 4 }, "dark");
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg" width="10" height="4" viewBox="0 0 10 4"');
    expect(text).toContain('<rect x="1" width="2" fill="#eceeee"></rect>');
    expect(text).not.toContain("var(");
  });

  it("escapes text and attributes, and leaves undefined ones out", () => {
    const text = printSvg([{ tag: "text", attributes: { id: '"<', x: undefined }, text: "a < b & c" }], {
      width: 1,
      height: 1,
    });
    expect(text).toContain('<text id="&quot;&lt;">a &lt; b &amp; c</text>');
  });
});
