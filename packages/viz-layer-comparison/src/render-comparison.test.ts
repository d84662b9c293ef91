// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { layoutComparison } from "./comparison-layout.ts";
import { type LayerComparisonProps, renderComparison } from "./render-comparison.ts";

const props: LayerComparisonProps = {
  kind: "firing",
  models: [
    {
      name: "zfnet",
      layers: [
        { layer: "relu1", label: "conv1", firing: [0, 0.5, 1], deadMaps: [0] },
        { layer: "relu2", label: "conv2", firing: [1] },
      ],
    },
  ],
  width: 640,
};
const place = () => document.body.appendChild(document.createElement("div"));
const buttons = (root: HTMLElement) => [...root.querySelectorAll<HTMLButtonElement>(".rows button")];
const reads = (root: HTMLElement) => root.querySelector(".reads")?.textContent;
const press = (button: HTMLButtonElement | undefined, key: string) =>
  button?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

describe("renderComparison", () => {
  afterEach(() => document.body.replaceChildren());

  it("has a named button a row, one tab stop, up and down inside", () => {
    const root = place();
    const [onSelect, onHover] = [vi.fn(), vi.fn()];
    renderComparison(root, { ...props, onSelect, onHover });
    expect(buttons(root).map((button) => button.getAttribute("aria-label"))).toEqual([
      "conv1: 1 dead, 1 of 3 on all",
      "conv2: 1 of 1 on all",
    ]);
    buttons(root)[0]?.focus();
    press(buttons(root)[0], "ArrowDown");
    expect(document.activeElement).toBe(buttons(root)[1]);
    buttons(root)[1]?.click();
    expect(onHover.mock.calls.at(-1)).toEqual(["conv2"]);
    expect(onSelect.mock.calls).toEqual([["relu2", 0]]);
  });

  it("reads the map under the pointer", () => {
    const root = place();
    const onPoint = vi.fn();
    renderComparison(root, { ...props, onPoint });
    const frame = root.querySelector<HTMLElement>(".frame");
    if (!frame) throw new Error("expected a frame");
    frame.getBoundingClientRect = () => new DOMRect(0, 0, 640, 100);
    const { left, right, rows } = layoutComparison(props, 640);
    const clientX = left + 0.6 * (right - left);
    buttons(root)[0]?.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY: rows[0]!.top + 4 }));
    expect(onPoint.mock.calls).toEqual([[{ model: 0, layer: "relu1", map: 1 }]]);
    renderComparison(root, { ...props, onPoint, pointed: { model: 0, layer: "relu1", map: 1 } });
    expect(reads(root)).toBe("conv1, map 1: fires on 50.0\u202f% of the images");
    buttons(root)[0]?.dispatchEvent(new PointerEvent("pointerleave"));
    expect(onPoint.mock.calls.at(-1)).toEqual([undefined]);
  });

  it("leads from map to map by keys", () => {
    const root = place();
    const onPoint = vi.fn();
    renderComparison(root, { ...props, onPoint });
    press(buttons(root)[0], "ArrowRight");
    renderComparison(root, { ...props, onPoint, pointed: { model: 0, layer: "relu1", map: 0 } });
    press(buttons(root)[0], "ArrowRight");
    expect(onPoint.mock.calls).toEqual([
      [{ model: 0, layer: "relu1", map: 0 }],
      [{ model: 0, layer: "relu1", map: 1 }],
    ]);
  });

  it("lights the rows that a finding speaks of, and dims nothing where it speaks of none of them", () => {
    const root = place();
    const dimmed = () => [...root.querySelectorAll("g[opacity]")].map((row) => row.getAttribute("data-link"));
    renderComparison(root, { ...props, lit: ["relu2"] });
    expect(dimmed()).toEqual(["conv1"]);
    renderComparison(root, { ...props, lit: ["pool9"] });
    expect(dimmed()).toEqual([]);
  });

  it("reads the row that is pointed at", () => {
    const root = place();
    renderComparison(root, props);
    expect(reads(root)).toBe("");
    renderComparison(root, { ...props, highlighted: "conv2" });
    expect(reads(root)).toBe("conv2: 1 of 1 on all");
  });

  it("follows a running measurement", () => {
    const root = place();
    renderComparison(root, { ...props, kind: "aliasing" });
    expect(buttons(root)).toHaveLength(0);
    renderComparison(root, { kind: "aliasing", models: [{ name: "a", layers: [{ layer: "pool1", aliasing: 0.5 }] }] });
    expect(root.querySelectorAll(".bar.much")).toHaveLength(1);
  });
});
