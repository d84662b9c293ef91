// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderCoveredImage } from "./render-covered-image.ts";
import { type HeatmapProps, renderHeatmap } from "./render-heatmap.ts";

const grid = { height: 60, width: 60, patch: 20, stride: 20, rows: 3, columns: 3 };
const props: HeatmapProps = { grid, tiles: new Float32Array(9).fill(0.5), domain: [0, 1], label: "P(rabbit)" };
const place = () => document.body.appendChild(document.createElement("div"));

function frameOf(root: HTMLElement): HTMLElement {
  const frame = root.querySelector<HTMLElement>(".frame");
  if (!frame) throw new Error("expected a frame");
  frame.getBoundingClientRect = () => new DOMRect(0, 0, 120, 120);
  return frame;
}

const pointer = (type: string, clientX: number, clientY: number) =>
  new PointerEvent(type, { clientX, clientY, button: 0, pointerId: 1 });

describe("renderHeatmap", () => {
  afterEach(() => document.body.replaceChildren());

  it("has a canvas pixel a pixel of the input, and measures the square in them", () => {
    const root = place();
    renderHeatmap(root, { ...props, square: { top: 5, left: 7, size: 20 } });
    const canvas = root.querySelector("canvas");
    expect([canvas?.width, canvas?.height]).toEqual([60, 60]);
    expect(root.querySelector("svg.marks")?.getAttribute("viewBox")).toBe("0 0 60 60");
    const outline = root.querySelector(".square");
    expect(["x", "y", "width"].map((name) => outline?.getAttribute(name))).toEqual(["7", "5", "20"]);
    renderHeatmap(root, props);
    expect(root.querySelector(".square")).toBeNull();
  });

  it("paints its pixels anew where the values changed, and not where only the square did", () => {
    const root = place();
    renderHeatmap(root, props);
    const canvas = root.querySelector("canvas");
    if (!canvas) throw new Error("expected a canvas");
    canvas.width = 1;
    renderHeatmap(root, { ...props, square: { top: 5, left: 7, size: 20 } });
    expect(canvas.width).toBe(1);
    renderHeatmap(root, { ...props, tiles: new Float32Array(9).fill(0.25) });
    expect(canvas.width).toBe(60);
  });

  it("is a picture with a name, and with keys a tab stop", () => {
    const root = place();
    renderHeatmap(root, { ...props, details: "numbers" });
    const frame = frameOf(root);
    expect(["role", "aria-label", "aria-details"].map((name) => frame.getAttribute(name))).toEqual([
      "img",
      "P(rabbit)",
      "numbers",
    ]);
    expect(frame.hasAttribute("tabindex")).toBe(false);
    renderHeatmap(root, { ...props, onStep: vi.fn() });
    expect(frame.tabIndex).toBe(0);
    expect(frame.hasAttribute("aria-details")).toBe(false);
  });

  it("tells shares of the image under the pointer, drags only when moved, and pins by a click", () => {
    const root = place();
    const [onPoint, onDrag, onPin, onLeave] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
    renderHeatmap(root, { ...props, onPoint, onDrag, onPin, onLeave });
    const frame = frameOf(root);
    frame.dispatchEvent(pointer("pointermove", 30, 60));
    expect(onPoint.mock.calls).toEqual([[0.5, 0.25]]);
    frame.dispatchEvent(pointer("pointerdown", 30, 60));
    frame.dispatchEvent(pointer("pointermove", 90, 60));
    frame.dispatchEvent(pointer("pointerup", 90, 60));
    expect(onDrag.mock.calls).toEqual([[0.5, 0.75]]);
    expect(onPin).not.toHaveBeenCalled();
    frame.dispatchEvent(pointer("pointerdown", 30, 60));
    frame.dispatchEvent(pointer("pointerup", 31, 60));
    expect(onPin).toHaveBeenCalledTimes(1);
    frame.dispatchEvent(pointer("pointerleave", 0, 0));
    expect(onLeave).toHaveBeenCalledTimes(1);
  });

  it("steps by arrow keys, four places with Shift", () => {
    const root = place();
    const [onStep, onPin] = [vi.fn(), vi.fn()];
    renderHeatmap(root, { ...props, onStep, onPin });
    for (const [key, shiftKey] of [
      ["ArrowDown", false],
      ["ArrowLeft", true],
      ["Enter", false],
      ["a", false],
    ] as const) {
      frameOf(root).dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, cancelable: true }));
    }
    expect(onStep.mock.calls).toEqual([
      [1, 0],
      [0, -4],
    ]);
    expect(onPin).toHaveBeenCalledTimes(1);
  });

  it("has a scale that names its ends and what there is without a square", () => {
    const root = place();
    renderHeatmap(root, { ...props, legendWidth: 200, base: { value: 0.9, words: "0.900 unoccluded" } });
    expect(root.querySelector("svg.legend")?.getAttribute("aria-label")).toContain("0.900 unoccluded");
    renderHeatmap(root, props);
    expect(root.querySelector("svg.legend")).toBeNull();
  });
});

describe("renderCoveredImage", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws the square filled with what it shows", () => {
    const root = place();
    const image = { imageUrl: "/i.png", height: 60, width: 60, label: "The image" };
    renderCoveredImage(root, { ...image, square: { top: 1, left: 2, size: 20 }, fill: "#808080" });
    expect(root.querySelector(".fill")?.getAttribute("fill")).toBe("#808080");
    renderCoveredImage(root, { ...image, square: { top: 1, left: 2, size: 20 } });
    expect(root.querySelector(".fill")).toBeNull();
    expect(root.querySelector("img")?.getAttribute("src")).toBe("/i.png");
  });
});
