// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderReceptiveField } from "./render-receptive-field.ts";

const input = { imageUrl: "/i.png", inputWidth: 200, inputHeight: 100, alt: "A dog" };
const unit = { field: { x: 10, y: 20, width: 30, height: 40 }, peak: { y: 40, x: 25 } };
const place = () => document.body.appendChild(document.createElement("div"));
function frameOf(root: HTMLElement) {
  const frame = root.querySelector<HTMLElement>(".deconvscope-receptive-field");
  if (!frame) throw new Error("expected a frame");
  return frame;
}

describe("renderReceptiveField", () => {
  afterEach(() => document.body.replaceChildren());

  it("measures in pixels of the input", () => {
    const root = place();
    renderReceptiveField(root, { ...input, ...unit });
    expect(root.querySelector("svg")?.getAttribute("viewBox")).toBe("0 0 200 100");
    expect(frameOf(root).getAttribute("aria-label")).toBe(
      "A dog, unit sees 30 × 40 px at x 10, y 20, middle at x 25, y 40",
    );
  });

  it("is grey until the image is known", () => {
    const root = place();
    renderReceptiveField(root, { ...input, imageUrl: undefined });
    expect(root.querySelector(".ground")).not.toBeNull();
    renderReceptiveField(root, input);
    expect(root.querySelector(".ground")).toBeNull();
    expect(root.querySelector("img")?.getAttribute("src")).toBe("/i.png");
  });

  it("lays the map over the part of the image that its units see", () => {
    const root = place();
    const heat = { values: [0, 1], height: 1, width: 2, place: { x: 20, y: 10, width: 100, height: 50 } };
    renderReceptiveField(root, { ...input, heat });
    const { left, top, width, height } = root.querySelector<HTMLElement>(".heat")?.style ?? {};
    expect([left, top, width, height]).toEqual(["10%", "10%", "50%", "50%"]);
    renderReceptiveField(root, input);
    expect(root.querySelector(".heat")).toBeNull();
  });

  it("tells the pixel under a click and under the pointer", () => {
    const root = place();
    const [onPick, onHover] = [vi.fn(), vi.fn()];
    renderReceptiveField(root, { ...input, onPick, onHover });
    const frame = frameOf(root);
    frame.getBoundingClientRect = () => new DOMRect(0, 0, 400, 200);
    frame.dispatchEvent(new MouseEvent("click", { clientX: 399, clientY: 3 }));
    frame.dispatchEvent(new MouseEvent("pointermove", { clientX: 10, clientY: 10 }));
    frame.dispatchEvent(new MouseEvent("pointerleave"));
    expect(onPick.mock.calls).toEqual([[1, 199]]);
    expect(onHover.mock.calls).toEqual([[{ y: 5, x: 5 }], [undefined]]);
  });

  it("moves the peak by the layer's stride, ten times as far with Shift, inside the image", () => {
    const root = place();
    const onPick = vi.fn();
    renderReceptiveField(root, { ...input, ...unit, step: 8, onPick });
    const press = (key: string, shiftKey = false) =>
      frameOf(root).dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, cancelable: true }));
    press("ArrowRight");
    press("ArrowRight", true);
    press("ArrowUp", true);
    press("Enter");
    expect(onPick.mock.calls).toEqual([
      [40, 33],
      [40, 105],
      [0, 25],
    ]);
  });

  it("refuses an input without a size", () => {
    expect(() => renderReceptiveField(place(), { inputWidth: 0, inputHeight: 9 })).toThrow(
      "inputWidth: expected a number of pixels above 0, got 0",
    );
  });
});
