import { describe, expect, it } from "vitest";
import { moveRect, resizeRect, spanRect } from "./edit-rect.ts";

const image = { height: 50, width: 100 };
const rect = { x: 10, y: 20, width: 30, height: 10 };

describe("edited rectangles", () => {
  it("move by whole pixels, and stop at the border without shrinking", () => {
    expect(moveRect(rect, 4.6, -3, image)).toEqual({ ...rect, x: 15, y: 17 });
    expect(moveRect(rect, 500, 500, image)).toEqual({ ...rect, x: 70, y: 40 });
    expect(moveRect(rect, -500, -500, image)).toEqual({ ...rect, x: 0, y: 0 });
  });

  it("grow to the border and shrink to a pixel", () => {
    expect(resizeRect(rect, 5, -2, image)).toEqual({ ...rect, width: 35, height: 8 });
    expect(resizeRect(rect, 500, 500, image)).toEqual({ ...rect, width: 90, height: 30 });
    expect(resizeRect(rect, -500, -500, image)).toEqual({ ...rect, width: 1, height: 1 });
  });

  it("span two corners in any order, inside the image", () => {
    expect(spanRect({ x: 9.9, y: 5 }, { x: 3.2, y: 7.5 }, image)).toEqual({ x: 3, y: 5, width: 7, height: 3 });
    expect(spanRect({ x: -5, y: 40 }, { x: 4, y: 90 }, image)).toEqual({ x: 0, y: 40, width: 5, height: 10 });
  });
});
