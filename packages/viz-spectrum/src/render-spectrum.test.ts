// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderSpectrum, type SpectrumProps } from "./render-spectrum.ts";
import { layoutSpectrum } from "./spectrum-layout.ts";

const props: SpectrumProps = {
  ...{ shares: [0.1, 0.2, 0.1, 0.1, 0, 0.1, 0.1, 0.2, 0.1], rows: 3, columns: 3, strides: [2, 2] },
  width: 640,
  label: "What reaches pool1",
};
const place = () => document.body.appendChild(document.createElement("div"));

function frameOf(root: HTMLElement): HTMLElement {
  const frame = root.querySelector<HTMLElement>(".frame");
  if (!frame) throw new Error("expected a frame");
  frame.getBoundingClientRect = () => new DOMRect(0, 0, 640, 400);
  return frame;
}
const press = (frame: HTMLElement, key: string, shiftKey = false) =>
  frame.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, cancelable: true }));

describe("renderSpectrum", () => {
  afterEach(() => document.body.replaceChildren());

  it("is a picture that says what lies outside", () => {
    const root = place();
    renderSpectrum(root, { ...props, details: "numbers" });
    const frame = frameOf(root);
    expect(["role", "aria-label", "aria-details"].map((name) => frame.getAttribute(name))).toEqual([
      "img",
      "What reaches pool1; 100\u202f% of the energy lies outside what a stride of 2 carries",
      "numbers",
    ]);
    expect(frame.hasAttribute("tabindex")).toBe(false);
  });

  it("reads the cell under the pointer, and none beside the map", () => {
    const root = place();
    const onPoint = vi.fn();
    renderSpectrum(root, { ...props, pointed: { row: 0, column: 0 }, onPoint });
    const { map } = layoutSpectrum(props, 640);
    const move = (x: number, y: number) =>
      frameOf(root).dispatchEvent(
        new PointerEvent("pointermove", { clientX: map.left + x * map.width, clientY: map.top + y * map.height }),
      );
    move(0.1, 0.1);
    move(0.9, 0.5);
    move(1.2, 0.5);
    expect(onPoint.mock.calls).toEqual([[{ row: 1, column: 2 }], [undefined]]);
    expect(root.querySelector(".says")?.textContent).toContain("10\u202f% of the energy");
  });

  it("moves by keys from frequency 0 and stays on the map", () => {
    const root = place();
    const onPoint = vi.fn();
    renderSpectrum(root, { ...props, onPoint });
    expect([frameOf(root).tabIndex, frameOf(root).getAttribute("role")]).toEqual([0, "application"]);
    press(frameOf(root), "ArrowUp");
    press(frameOf(root), "ArrowRight", true);
    press(frameOf(root), "Escape");
    renderSpectrum(root, { ...props, pointed: { row: 0, column: 1 }, onPoint });
    press(frameOf(root), "Escape");
    expect(onPoint.mock.calls).toEqual([[{ row: 0, column: 1 }], [{ row: 1, column: 2 }], [undefined]]);
  });

  it("paints its pixels anew where the shares changed, and not where only the cell did", () => {
    const root = place();
    renderSpectrum(root, props);
    const canvas = root.querySelector("canvas");
    if (!canvas) throw new Error("expected a canvas");
    canvas.width = 1;
    renderSpectrum(root, { ...props, pointed: { row: 0, column: 0 } });
    expect(canvas.width).toBe(1);
    renderSpectrum(root, { ...props, shares: new Float32Array(9).fill(1 / 9) });
    expect(canvas.width).toBe(3);
  });
});
