// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { type FilterAtlasProps, renderFilterAtlas } from "./render-filter-atlas.ts";

const measured = [0.3, 0.1, 0.2].map((radialFrequency, channel) => ({
  ...{ channel, radialFrequency, rms: 0.1, low: 0.5, middle: 0.3, high: 0.2 },
}));
const props: FilterAtlasProps = {
  ...{ filters: [1, -2, 0.5], kernelHeight: 1, kernelWidth: 1, inputs: 1, outputs: 3, measured },
  balance: { low: 0.6, middle: 0.3, high: 0.1 },
  width: 640,
};
const place = () => document.body.appendChild(document.createElement("div"));
const buttons = (root: HTMLElement) => [...root.querySelectorAll<HTMLButtonElement>(".cells button")];
const names = (root: HTMLElement) => buttons(root).map((button) => button.getAttribute("aria-label")?.slice(0, 8));

describe("renderFilterAtlas", () => {
  afterEach(() => document.body.replaceChildren());

  it("has a named button over each filter, low frequencies first, and follows another order", () => {
    const root = place();
    renderFilterAtlas(root, props);
    expect(names(root)).toEqual(["filter 1", "filter 2", "filter 0"]);
    renderFilterAtlas(root, { ...props, order: "channel" });
    expect(names(root)).toEqual(["filter 0", "filter 1", "filter 2"]);
  });

  it("is one tab stop with arrow keys inside, and opens a filter", () => {
    const root = place();
    const [onSelect, onHover] = [vi.fn(), vi.fn()];
    renderFilterAtlas(root, { ...props, selected: 2, onSelect, onHover });
    expect(buttons(root).map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    buttons(root)[1]?.focus();
    buttons(root)[1]?.dispatchEvent(
      new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }),
    );
    expect(document.activeElement).toBe(buttons(root)[2]);
    buttons(root)[2]?.click();
    expect(onHover.mock.calls.at(-1)).toEqual([0]);
    expect(onSelect.mock.calls).toEqual([[0]]);
  });

  it("reads the filter that is pointed at, else the opened one, else the whole bank", () => {
    const root = place();
    const says = () => root.querySelector(".says")?.textContent;
    renderFilterAtlas(root, props);
    expect(says()).toBe("The whole bank: low 60\u202f%, middle 30\u202f%, high 10\u202f%.");
    renderFilterAtlas(root, { ...props, selected: 1 });
    expect(says()).toContain("filter 1: radial frequency 0.10");
    renderFilterAtlas(root, { ...props, selected: 1, highlighted: 0 });
    expect(says()).toContain("filter 0: radial frequency 0.30");
  });

  it("tells nothing of a whole bank without a balance", () => {
    const root = place();
    renderFilterAtlas(root, { ...props, balance: undefined, label: "Filters of conv1" });
    expect(root.querySelector(".says")?.textContent).toBe("");
    expect(root.querySelector("svg.marks")?.getAttribute("aria-label")).toBe("Filters of conv1");
    expect(root.querySelectorAll(".band")).toHaveLength(0);
    renderFilterAtlas(root, props);
    expect(root.querySelectorAll(".band")).toHaveLength(3);
  });

  it("dims the filters that a finding does not speak of", () => {
    const root = place();
    renderFilterAtlas(root, { ...props, lit: [2] });
    expect(root.querySelector(".linking .lit")?.getAttribute("aria-label")).toContain("filter 2");
    renderFilterAtlas(root, { ...props, lit: [] });
    expect(root.querySelector(".linking")).toBeNull();
  });

  it("paints its pixels anew where the order changed, and not where only the pointer moved", () => {
    const root = place();
    renderFilterAtlas(root, props);
    const canvas = root.querySelector("canvas");
    if (!canvas) throw new Error("expected a canvas");
    canvas.width = 1;
    renderFilterAtlas(root, { ...props, highlighted: 2 });
    expect(canvas.width).toBe(1);
    renderFilterAtlas(root, { ...props, order: "channel" });
    expect(canvas.width).toBe(1280);
  });
});
