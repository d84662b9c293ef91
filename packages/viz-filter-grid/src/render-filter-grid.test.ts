// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderFilterGrid } from "./render-filter-grid.ts";

const data = { filters: [1, -3, 2, 0.5], kernelHeight: 1, kernelWidth: 1, inputs: 1, outputs: 4, columns: 2 };
const place = () => document.body.appendChild(document.createElement("div"));
const buttons = (root: HTMLElement) => [...root.querySelectorAll("button")];

describe("renderFilterGrid", () => {
  afterEach(() => document.body.replaceChildren());

  it("has a named button over each filter, strongest first", () => {
    const root = place();
    renderFilterGrid(root, data);
    expect(buttons(root)[0]?.getAttribute("aria-label")).toBe("filter 1: RMS 3.000, largest weight 3.000");
    expect(buttons(root)[3]?.style.gridArea).toBe("2 / 2");
  });

  it("marks the selected filter and tells of a choice", () => {
    const root = place();
    const [onSelect, onHover] = [vi.fn(), vi.fn()];
    renderFilterGrid(root, { ...data, selected: 2, onSelect, onHover });
    expect(buttons(root).map((button) => button.getAttribute("aria-pressed"))).toEqual([
      "false",
      "true",
      "false",
      "false",
    ]);
    expect(buttons(root).map((button) => button.tabIndex)).toEqual([-1, 0, -1, -1]);
    buttons(root)[2]?.click();
    buttons(root)[3]?.dispatchEvent(new MouseEvent("pointerenter"));
    expect(onSelect.mock.calls).toEqual([[0]]);
    expect(onHover.mock.calls).toEqual([[3]]);
  });

  it("follows another convolution", () => {
    const root = place();
    renderFilterGrid(root, data);
    renderFilterGrid(root, { ...data, filters: [1, 2], outputs: 2 });
    expect(buttons(root).map((button) => button.title.slice(0, 8))).toEqual(["filter 1", "filter 0"]);
    expect(root.querySelector("canvas")?.width).toBe(3);
  });
});
