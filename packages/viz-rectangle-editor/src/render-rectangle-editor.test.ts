// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { type RectangleEditorProps, renderRectangleEditor } from "./render-rectangle-editor.ts";

const props: RectangleEditorProps = {
  imageUrl: "/i.png",
  height: 100,
  width: 200,
  rects: [{ name: "nose", rect: { x: 20, y: 10, width: 40, height: 30 } }],
  label: "Maltese dog",
};
const place = () => document.body.appendChild(document.createElement("div"));
const pointer = (type: string, clientX: number, clientY: number) =>
  new PointerEvent(type, { clientX, clientY, button: 0, pointerId: 1, bubbles: true });

/** Half a pixel of the page a pixel of the input. */
function draw(root: HTMLElement, given: Partial<RectangleEditorProps> = {}) {
  renderRectangleEditor(root, { ...props, ...given });
  const frame = root.querySelector<HTMLElement>(".frame");
  const part = root.querySelector<HTMLButtonElement>("button.part");
  if (!frame || !part) throw new Error("expected a frame with a part");
  frame.getBoundingClientRect = () => new DOMRect(0, 0, 100, 50);
  return { frame, part };
}

describe("renderRectangleEditor", () => {
  afterEach(() => document.body.replaceChildren());

  it("places each rectangle as shares of the image, and names it", () => {
    const { part } = draw(place());
    expect([part.style.left, part.style.top, part.style.width, part.style.height]).toEqual([
      "10%",
      "10%",
      "20%",
      "30%",
    ]);
    expect(part.getAttribute("aria-label")).toBe("nose: 40 × 30 px at x 20, y 10");
    expect(part.disabled).toBe(true);
  });

  it("moves by arrow keys, resizes with Shift, removes with Delete", () => {
    const [onChange, onRemove] = [vi.fn(), vi.fn()];
    const { part } = draw(place(), { onChange, onRemove });
    for (const [key, shiftKey] of [
      ["ArrowRight", false],
      ["ArrowUp", true],
      ["Delete", false],
    ] as const) {
      part.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, cancelable: true }));
    }
    expect(onChange.mock.calls).toEqual([
      ["nose", { x: 21, y: 10, width: 40, height: 30 }],
      ["nose", { x: 20, y: 10, width: 40, height: 29 }],
    ]);
    expect(onRemove.mock.calls).toEqual([["nose"]]);
  });

  it("follows the pointer: the middle moves, the corner resizes", () => {
    const onChange = vi.fn();
    const { part } = draw(place(), { onChange });
    part.dispatchEvent(pointer("pointerdown", 20, 10));
    part.dispatchEvent(pointer("pointermove", 25, 12));
    part.dispatchEvent(pointer("pointerup", 25, 12));
    part.dispatchEvent(pointer("pointermove", 90, 40));
    expect(onChange.mock.calls).toEqual([["nose", { x: 30, y: 14, width: 40, height: 30 }]]);
    part.querySelector(".corner")?.dispatchEvent(pointer("pointerdown", 30, 20));
    part.dispatchEvent(pointer("pointermove", 35, 25));
    expect(onChange.mock.calls.at(-1)).toEqual(["nose", { x: 20, y: 10, width: 50, height: 40 }]);
  });

  it("draws a new one where there is none", () => {
    const onDraw = vi.fn();
    const { frame } = draw(place(), { onDraw });
    frame.dispatchEvent(pointer("pointerdown", 60, 10));
    frame.dispatchEvent(pointer("pointermove", 70, 30));
    expect(onDraw.mock.calls).toEqual([[{ x: 120, y: 20, width: 21, height: 41 }]]);
  });

  it("shows where chance would put one, which nothing moves", () => {
    const root = place();
    draw(root, { ghosts: [{ x: 0, y: 0, width: 40, height: 30 }] });
    expect(root.querySelectorAll("div.ghost")).toHaveLength(1);
    draw(root);
    expect(root.querySelectorAll("div.ghost")).toHaveLength(0);
  });
});
