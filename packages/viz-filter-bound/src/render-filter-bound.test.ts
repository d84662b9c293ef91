// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { type FilterBoundProps, renderFilterBound } from "./render-filter-bound.ts";

const props: FilterBoundProps = {
  ...{ filters: [0.05, -0.4, 0.1, 0.2], kernelHeight: 1, kernelWidth: 1, inputs: 1, outputs: 4 },
  bound: 0.1,
  width: 440,
};
const place = () => document.body.appendChild(document.createElement("div"));
const buttons = (root: HTMLElement, side: string) => [...root.querySelectorAll<HTMLElement>(`.${side} button`)];

describe("renderFilterBound", () => {
  afterEach(() => document.body.replaceChildren());

  it("has every filter twice, those scaled back marked, and says how many", () => {
    const root = place();
    renderFilterBound(root, props);
    for (const side of ["before", "after"]) {
      expect(buttons(root, side).map((button) => button.classList.contains("marked"))).toEqual([
        true,
        true,
        false,
        false,
      ]);
    }
    expect(root.querySelector(".said")?.textContent).toBe("2 of 4 filters exceed an RMS of 0.1.");
    expect([...root.querySelectorAll(".scale")].map(({ textContent }) => textContent)).toEqual([
      "scale ± 0.4",
      "scale ± 0.1",
    ]);
    expect(root.querySelector("svg")?.getAttribute("aria-label")).toContain("2 of 4 filters exceed");
  });

  it("links tiles and bars", () => {
    const root = place();
    const [onSelect, onHover] = [vi.fn(), vi.fn()];
    renderFilterBound(root, { ...props, onSelect, onHover });
    buttons(root, "after")[1]?.dispatchEvent(new MouseEvent("pointerenter"));
    const svg = root.querySelector("svg");
    if (!svg) throw new Error("expected bars");
    svg.getBoundingClientRect = () => new DOMRect(0, 0, 440, 126);
    svg.dispatchEvent(new PointerEvent("pointermove", { clientX: 60 }));
    svg.dispatchEvent(new PointerEvent("pointerleave"));
    svg.dispatchEvent(new MouseEvent("click", { clientX: 439 }));
    expect(onHover.mock.calls).toEqual([[3], [1], [undefined]]);
    expect(onSelect.mock.calls).toEqual([[0]]);
  });

  it("lights one filter on all three", () => {
    const root = place();
    renderFilterBound(root, { ...props, highlighted: 3, selected: 1 });
    for (const side of ["before", "after"]) {
      expect(root.querySelector(`.${side} .hot`)?.getAttribute("aria-label")).toContain("filter 3");
      expect(root.querySelector(`.${side} [aria-pressed=true]`)?.getAttribute("aria-label")).toContain("filter 1");
    }
    expect(root.querySelector('.kept[data-link="filter-3"]')?.getAttribute("opacity")).toBe("1");
    expect(root.querySelector('.kept[data-link="filter-0"]')?.getAttribute("opacity")).toBe("0.25");
  });
});
