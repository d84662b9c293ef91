// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { pointSquare } from "./point-square.ts";

const at = (type: string, clientX: number) => new PointerEvent(type, { clientX, clientY: 0, button: 0 });

describe("point square", () => {
  it("goes on dragging where the picture is drawn again in between", () => {
    const frame = document.createElement("div");
    const [onDrag, onPin, onPoint] = [vi.fn(), vi.fn(), vi.fn()];
    pointSquare(frame, { onDrag, onPin, onPoint });
    frame.dispatchEvent(at("pointerdown", 0));
    frame.dispatchEvent(at("pointermove", 10));
    pointSquare(frame, { onDrag, onPin, onPoint });
    frame.dispatchEvent(at("pointermove", 20));
    frame.dispatchEvent(at("pointerup", 20));
    expect(onDrag).toHaveBeenCalledTimes(2);
    expect(onPoint).not.toHaveBeenCalled();
    expect(onPin).not.toHaveBeenCalled();
  });

  it("leaves a finger to the page unless there is something to drag", () => {
    const frame = document.createElement("div");
    pointSquare(frame, { onDrag: vi.fn() });
    expect(frame.style.touchAction).toBe("none");
    pointSquare(frame, { onPoint: vi.fn() });
    expect(frame.style.touchAction).toBe("");
  });

  it("takes a press without a move for a click", () => {
    const frame = document.createElement("div");
    const [onDrag, onPin] = [vi.fn(), vi.fn()];
    pointSquare(frame, { onDrag, onPin });
    frame.dispatchEvent(at("pointerdown", 0));
    frame.dispatchEvent(at("pointermove", 2));
    frame.dispatchEvent(at("pointerup", 2));
    expect(onDrag).not.toHaveBeenCalled();
    expect(onPin).toHaveBeenCalledTimes(1);
  });
});
