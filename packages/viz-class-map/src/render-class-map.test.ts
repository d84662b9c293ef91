// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ClassMapProps, renderClassMap } from "./render-class-map.ts";

const grid = { height: 60, width: 60, patch: 20, stride: 20, rows: 3, columns: 3 };
const props: ClassMapProps = {
  grid,
  classes: [0, 0, 0, 0, 1, 0, 0, 0, 0],
  nameOf: (classIndex) => ["rabbit", "owl"][classIndex] ?? "",
  label: "Most probable class",
};
const place = () => document.body.appendChild(document.createElement("div"));

describe("renderClassMap", () => {
  afterEach(() => document.body.replaceChildren());

  it("lists the classes with how many places each wins", () => {
    const root = place();
    renderClassMap(root, props);
    const items = [...root.querySelectorAll(".classes li")].map(({ textContent }) => textContent);
    expect(items).toEqual(["rabbit8", "owl1"]);
    renderClassMap(root, { ...props, bare: true });
    expect(root.querySelector(".classes")).toBeNull();
  });

  it("lists those beyond seven as one, so that their grey has a name", () => {
    const root = place();
    const nameOf = (classIndex: number) => `class ${classIndex}`;
    renderClassMap(root, { ...props, nameOf, classes: [0, 1, 2, 3, 4, 5, 6, 7, 8] });
    const items = () => [...root.querySelectorAll(".classes li")].map(({ textContent }) => textContent);
    expect(items().slice(6)).toEqual(["class 61", "2 others2"]);
    renderClassMap(root, { ...props, nameOf, classes: [0, 1, 2, 3, 4, 5, 6, 7, 7] });
    expect(items().slice(6)).toEqual(["class 51", "class 61"]);
    expect(items()[0]).toBe("class 72");
  });

  it("hatches what is behind the cells, and moves one square over them", () => {
    const root = place();
    renderClassMap(root, { ...props, square: { top: 20, left: 20, size: 20 } });
    const cells = [...root.querySelectorAll("svg.cells > *")].map((cell) => cell.getAttribute("class"));
    expect(cells.slice(0, 3)).toEqual(["ground", "hatch", "cell"]);
    expect(root.querySelector("svg.marks .square")?.getAttribute("x")).toBe("20");
    renderClassMap(root, props);
    expect(root.querySelector("svg.marks .square")).toBeNull();
  });

  it("is a picture with a name, and with keys a tab stop", () => {
    const root = place();
    renderClassMap(root, props);
    const frame = root.querySelector<HTMLElement>(".frame");
    expect([frame?.getAttribute("role"), frame?.getAttribute("aria-label")]).toEqual(["img", "Most probable class"]);
    const onStep = vi.fn();
    renderClassMap(root, { ...props, onStep });
    frame?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", cancelable: true }));
    expect(onStep.mock.calls).toEqual([[-1, 0]]);
  });
});
